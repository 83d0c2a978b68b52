import { useState } from "preact/hooks";
import { careerOptions, communeOptions } from "../../people/pages/roles/searches";
import { RemoveButton } from "../../ui/choices";
import { Combo } from "../../ui/forms/combo";
import { Field, Tick } from "../../ui/forms/field";
import { SelectField } from "../../ui/forms/select-field";
import { Trouble } from "../../ui/forms/trouble";
import { useLoaded } from "../../ui/forms/use-loaded";
import { useSending } from "../../ui/forms/use-sending";
import { show } from "../../ui/navigation/announcer";
import { type Entry, lexiconApi, type Sort } from "../data/lexicon";
import { lexiconWords } from "../words/lexicon";
import { kindsOf, meaningsOf } from "./lexicon-meaning";

const WITH_MEANING: readonly Sort[] = ["short", "place_kind", "diploma", "status", "type", "level", "page", "area"];
const WITH_CAREERS: readonly Sort[] = ["same", "wish"];
const EMPTY = { means: "", kind: "", careers: [] as string[], names: {} as Record<string, string> };

/** An entry of the lexicon to write, or to write over; `asked`: words that a new one begins with. */
export function LexiconForm({ entry, asked, onDone }: { entry: Entry | null; asked: string; onDone: () => void }) {
  const words = lexiconWords();
  const sending = useSending();
  const was = entry ?? { ...EMPTY, sort: "same" as Sort, words: [asked], put_aside: false };
  const [id] = useState(() => entry?.id ?? crypto.randomUUID());
  const [sort, setSort] = useState(was.sort);
  const [lines, setLines] = useState(was.words.join("\n"));
  const [meaning, setMeaning] = useState<Meaning>(was);
  const [aside, setAside] = useState(was.put_aside);
  const set = (changes: Partial<Meaning>): void => setMeaning({ ...meaning, ...changes });
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const meant = WITH_MEANING.includes(sort);
    const written = {
      version: entry?.version ?? "",
      sort,
      words: lines
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean),
      means: meant ? meaning.means : "",
      kind: meant ? meaning.kind : "",
      careers: WITH_CAREERS.includes(sort) ? meaning.careers : [],
      put_aside: aside,
    };
    if (await sending.send(() => lexiconApi.write(id, written))) {
      show(words.saved);
      onDone();
    }
  };
  const takeBack = async (): Promise<void> => {
    if (await sending.send(() => lexiconApi.takeBack(id))) {
      show(words.takenBack);
      onDone();
    }
  };
  const sorts = Object.keys(words.sorts) as Sort[];
  return (
    <form class="stack" onSubmit={(event) => void submit(event)}>
      {!entry?.own && (
        <SelectField
          label={words.sort}
          value={sort}
          options={sorts.map((value) => ({ value, label: words.sorts[value] }))}
          onChange={(next) => {
            setSort(next);
            setMeaning(EMPTY);
          }}
          error={sending.fields.sort}
        />
      )}
      <Field
        label={words.words}
        hint={words.wordsHint}
        value={lines}
        onInput={setLines}
        rows={6}
        required
        error={sending.fields.words}
      />
      {WITH_MEANING.includes(sort) && (
        <Means sort={sort} meaning={meaning} error={sending.fields.means ?? sending.fields.kind} onChange={set} />
      )}
      {WITH_CAREERS.includes(sort) && <Careers meaning={meaning} error={sending.fields.careers} onChange={set} />}
      <Tick label={words.putAside} checked={aside} onChange={setAside} />
      <Trouble of={sending} />
      <p class="actions">
        <button type="submit" class="button main" aria-disabled={sending.busy}>
          {words.save}
        </button>
        {entry?.taught && (
          <button type="button" class="button" aria-disabled={sending.busy} onClick={() => void takeBack()}>
            {words.takeBack}
          </button>
        )}
        <button type="button" class="button" onClick={onDone}>
          {words.back}
        </button>
      </p>
    </form>
  );
}

interface Meaning {
  means: string;
  kind: string;
  careers: string[];
  /** Of careers and pages. */
  names: Record<string, string>;
}

interface PartProps {
  meaning: Meaning;
  error: string | undefined;
  onChange: (changes: Partial<Meaning>) => void;
}

/** What the words mean: chosen by name wherever there are names. */
function Means({ sort, meaning, error, onChange }: PartProps & { sort: Sort }) {
  const words = lexiconWords();
  const { means, kind, names } = meaning;
  const known = meaningsOf(sort);
  // The whole region is meant by the app's own entry alone.
  const kinds = Object.fromEntries(
    Object.entries(kindsOf(sort, means)).filter(([key]) => key !== "region" || kind === "region"),
  );
  const chosen = means && words.chosen(names[means] ?? means);
  return (
    <>
      {known && (
        <SelectField
          label={words.means}
          value={means}
          options={choices(known, means)}
          onChange={(next) => onChange({ means: next, kind: "" })}
          error={error}
        />
      )}
      {sort === "diploma" && <Diploma means={means} error={error} onChange={(next) => onChange({ means: next })} />}
      {sort === "short" && (
        <Field
          label={words.means}
          hint={words.shortHint}
          value={means}
          onInput={(next) => onChange({ means: next })}
          maxLength={100}
          error={error}
        />
      )}
      {sort === "page" && (
        <Combo
          label={words.page}
          hint={words.pageHint}
          none={words.pageNone}
          chosen={chosen}
          error={error}
          search={lexiconApi.pages}
          onChoose={({ key, label }) => onChange({ means: key, names: { ...names, [key]: label } })}
        />
      )}
      {Object.keys(kinds).length > 0 && (
        <SelectField
          label={sort === "area" ? words.areaKind : words.kind}
          value={kind}
          options={choices(kinds, kind)}
          onChange={(next) => onChange(sort === "area" ? { kind: next, means: "" } : { kind: next })}
        />
      )}
      {sort === "area" && kind === "commune" && (
        <Combo
          label={words.areas.commune}
          hint={words.communeHint}
          none={words.communeNone}
          chosen={chosen}
          error={error}
          search={communeOptions}
          onChoose={({ key, label }) => onChange({ means: key, names: { ...names, [key]: label } })}
        />
      )}
      {sort === "area" && kind !== "" && kind !== "commune" && (
        <Field
          label={words.areaCode}
          value={means}
          onInput={(next) => onChange({ means: next })}
          maxLength={3}
          error={error}
        />
      )}
    </>
  );
}

/** Choices by name; one that is not among them stays as it is. */
function choices(names: Record<string, string>, chosen: string): { value: string; label: string }[] {
  const all = chosen in names || !chosen ? names : { [chosen]: chosen, ...names };
  return [{ value: "", label: "" }, ...Object.entries(all).map(([value, label]) => ({ value, label }))];
}

/** The diplomas that the lexicon knows. */
function Diploma({
  means,
  error,
  onChange,
}: {
  means: string;
  error: string | undefined;
  onChange: (means: string) => void;
}) {
  const known = useLoaded("diplomas", lexiconApi.diplomas).data ?? [];
  return (
    <SelectField
      label={lexiconWords().means}
      value={means}
      options={choices(Object.fromEntries(known.map((one) => [one, one])), means)}
      onChange={onChange}
      error={error}
    />
  );
}

/** Careers in their order, found by name. */
function Careers({ meaning, error, onChange }: PartProps) {
  const words = lexiconWords();
  const { careers, names } = meaning;
  return (
    <div class="choices">
      {careers.length > 0 && (
        <ul class="chips chosen-chips" aria-label={words.careers}>
          {careers.map((code) => (
            <li key={code}>
              <RemoveButton
                text={names[code] ?? code}
                label={words.removeCareer(names[code] ?? code)}
                onRemove={() => onChange({ careers: careers.filter((one) => one !== code) })}
              />
            </li>
          ))}
        </ul>
      )}
      <Combo
        label={words.addCareer}
        hint={words.careersHint}
        none={words.careersNone}
        error={error}
        search={careerOptions}
        onChoose={({ key, label }) =>
          onChange({ careers: [...new Set([...careers, key])], names: { ...names, [key]: label } })
        }
      />
    </div>
  );
}
