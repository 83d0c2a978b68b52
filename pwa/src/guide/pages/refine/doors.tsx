import { useState } from "preact/hooks";
import { client, unwrap } from "../../../data/client";
import { t } from "../../../i18n";
import { ListFailure } from "../../../ui/failure";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { announce } from "../../../ui/navigation/announcer";
import { Picture } from "../../../ui/picture";
import { SearchField } from "../../../ui/search-field";
import { Sheet } from "../../../ui/sheet";
import { ListSkeleton } from "../../../ui/skeleton";
import { refineWords } from "../../words/refine";
import { type Asked, type Choice, type Choices, hrefWith, type Kind, requestOf } from "./filters";

/** The doors in their order, the kinds that are behind each, and a drawing. */
const DOORS: readonly { name: string; kinds: readonly Kind[]; drawing: string }[] = [
  {
    name: "liking",
    kinds: ["liking"],
    drawing: "M12 20s-8-4.9-8-10.6A4.4 4.4 0 0 1 12 7a4.4 4.4 0 0 1 8 2.4C20 15.1 12 20 12 20Z",
  },
  {
    name: "skill",
    kinds: ["skill"],
    drawing:
      "m14.5 6.5 3-3a4.5 4.5 0 0 1-5.7 6L6 15.300a2 2 0 1 0 2.8 2.700l5.7-5.800a4.5 4.5 0 0 0 6-5.700l-3 3-2.3-.700Z",
  },
  { name: "soft", kinds: ["soft"], drawing: "m12 4 2.4 5 5.6.7-4.1 3.8 1.1 5.5-5-2.700L7 19l1.1-5.500L4 9.7 9.6 9Z" },
  { name: "family", kinds: ["family"], drawing: "M4 19h16M6 19V9l6-4 6 4v10M10 19v-5h4v5" },
  {
    name: "work",
    kinds: ["conditions", "hours", "places", "publics"],
    drawing:
      "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.400M18.4 5.6 17 7M7 17l-1.4 1.4",
  },
  {
    name: "theme",
    kinds: ["theme"],
    drawing:
      "M3 15c2 0 2.5-1.5 4.5-1.500S10 15 12 15s2.5-1.5 4.5-1.500S19 15 21 15M3 19c2 0 2.5-1.5 4.5-1.500S10 19 12 19s2.5-1.5 4.5-1.500S19 19 21 19M12 11V4l5 5.5",
  },
  {
    name: "riasec",
    kinds: ["riasec"],
    drawing: "M12 3.5 19.5 8v8L12 20.5 4.5 16V8ZM12 12l7.5-4M12 12v8.500M12 12 4.5 8",
  },
];
const PICTURED: Partial<Record<Kind, string>> = { liking: "likings", family: "careers", riasec: "interests" };
/** How many values are read at once; the others follow behind a fold. */
const SHOWN = 30;
/** Of each kind, where several are behind one door. */
const SHOWN_OF_SEVERAL = 7;

interface Props {
  asked: Asked;
  choices: Choices;
  /** They are of what is asked for now. */
  current: boolean;
}

/** The name of a value: ours for strengths and letters, else as it is published. */
export function labelOf(kind: Kind, { code, label }: { code: string; label: string }): string {
  if (kind === "riasec") return t().interests.letters[code] ?? code;
  return (kind === "soft" && refineWords().soft[code]) || label;
}

/** A value by its name, in the language that it is in. */
export function Label({ kind, value }: { kind: Kind; value: { code: string; label: string } }) {
  const name = labelOf(kind, value);
  return <span {...(name === value.label && { lang: "fr" })}>{name}</span>;
}

/** By what one can search, or go on; only doors behind which there is something. */
export function Doors({ asked, choices, current }: Props) {
  const words = refineWords();
  const [open, setOpen] = useState<(typeof DOORS)[number] | null>(null);
  const known = new Map(choices.doors.map(({ kind, values }) => [kind, values]));
  const there = DOORS.filter(({ kinds }) => kinds.some((kind) => known.has(kind)));
  return (
    <>
      <ul class="entries">
        {there.map((door) => {
          const [name, hint] = words.door[door.name]!;
          return (
            <li key={door.name}>
              <button type="button" aria-haspopup="dialog" onClick={() => setOpen(door)}>
                <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                  <path d={door.drawing} />
                </svg>
                <span>
                  <b>{name}</b>
                  <span class="way-hint">{hint}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <Sheet open={open !== null} title={open ? words.door[open.name]![0] : ""} onClose={() => setOpen(null)}>
        {open &&
          (current ? (
            <Behind door={open} asked={asked} known={known} onChosen={() => setOpen(null)} />
          ) : (
            <ListSkeleton rows={4} />
          ))}
        <p class="hint">{choices.attribution}</p>
      </Sheet>
    </>
  );
}

interface BehindProps {
  door: (typeof DOORS)[number];
  asked: Asked;
  known: Map<Kind, Choice[]>;
  onChosen: () => void;
}

function Behind({ door: { name, kinds }, asked, known, onChosen }: BehindProps) {
  const words = refineWords();
  // A family narrows its domain.
  const wider = kinds.length === 1 && name !== "family" && asked.values.some(({ kind }) => kind === kinds[0]);
  const rest = { asked, onChosen };
  return (
    <div class="behind">
      {wider && <p class="hint">{words.wider}</p>}
      {name === "skill" && <Skills shared={known.get("skill") ?? []} {...rest} />}
      {name === "family" && <Families values={known.get("family") ?? []} {...rest} />}
      {name !== "skill" &&
        name !== "family" &&
        kinds.map((kind) => {
          const values = known.get(kind) ?? [];
          return (
            values.length > 0 && (
              <section key={kind}>
                {kinds.length > 1 && <h3>{words.groups[kind]}</h3>}
                <Values kind={kind} values={values} shown={kinds.length > 1 ? SHOWN_OF_SEVERAL : SHOWN} {...rest} />
              </section>
            )
          );
        })}
      {name === "riasec" && (
        <p>
          <a href="/interests">{t().careers.interestsMore}</a>
        </p>
      )}
    </div>
  );
}

interface ValuesProps {
  kind: Kind;
  values: Choice[];
  asked: Asked;
  onChosen: () => void;
  shown?: number;
}

/** Values with how many careers there are then. */
function Values({ kind, values, asked, onChosen, shown = SHOWN }: ValuesProps) {
  const rows = (some: Choice[]) => (
    <ul class="values">
      {some.map((value) => (
        <li key={value.code}>
          <a href={hrefWith(asked, kind, value.code)} onClick={onChosen}>
            <ValuePicture kind={kind} code={value.code} />
            <Label kind={kind} value={value} /> <span class="hint">{refineWords().careers(value.careers)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
  const rest = values.slice(shown);
  return (
    <>
      {rows(values.slice(0, shown))}
      {rest.length > 0 && (
        <details>
          <summary>{refineWords().restOf(rest.length)}</summary>
          {rows(rest)}
        </details>
      )}
    </>
  );
}

/** What is seen sooner than read: of what one likes, of families and of the six letters. */
function ValuePicture({ kind, code }: { kind: Kind; code: string }) {
  const folder = PICTURED[kind];
  return folder ? <Picture name={`${folder}/${code}`} size={28} /> : null;
}

/** Domains, each with its families. */
function Families({ values, asked, onChosen }: Omit<ValuesProps, "kind">) {
  const domains = values.filter(({ code }) => code.length === 1);
  const rest = { kind: "family" as const, asked, onChosen, shown: 99 };
  const within = (domain: string) => values.filter(({ code }) => code.length > 1 && code[0] === domain);
  // Of a domain that was chosen only the families are left to choose.
  const loose = values.filter(({ code }) => code.length > 1 && !domains.some((domain) => domain.code === code[0]));
  return (
    <>
      <Values values={loose} {...rest} />
      {domains.map((domain) => (
        <details key={domain.code} class="domain">
          <summary>
            <Picture name={`careers/${domain.code}`} size={28} />
            <span>
              <span lang="fr">{domain.label}</span> <span class="hint">{refineWords().careers(domain.careers)}</span>
            </span>
          </summary>
          <Values
            values={[{ ...domain, label: refineWords().wholeDomain(domain.label) }, ...within(domain.code)]}
            {...rest}
          />
        </details>
      ))}
    </>
  );
}

/** Skills that many share, or those that are called so. */
function Skills({ shared, asked, onChosen }: { shared: Choice[]; asked: Asked; onChosen: () => void }) {
  const words = refineWords();
  const [typed, setTyped] = useState("");
  const { data, error, reload } = useLoaded(`skills ${typed}`, async (signal) => {
    if (!typed) return shared;
    const request = { ...requestOf(asked), words: typed };
    const { doors } = await unwrap(client.GET("/api/v1/careers/choices", { params: { query: request }, signal }));
    const found = doors.find(({ kind }) => kind === "skill")?.values ?? [];
    announce(words.skillsFound(found.length));
    return found;
  });
  return (
    <>
      <SearchField label={words.searchSkills} placeholder={words.skillsPlaceholder} value={typed} onSearch={setTyped} />
      {error !== undefined && <ListFailure error={error} onRetry={reload} />}
      {!data && error === undefined && <ListSkeleton rows={4} />}
      {data && (typed || data.length > 0) && (
        <p class="hint">{typed ? words.skillsFound(data.length) : words.skillsShared}</p>
      )}
      {data && <Values kind="skill" values={data} asked={asked} onChosen={onChosen} shown={24} />}
    </>
  );
}
