import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { components } from "../../data/api";
import { client, isAbort, unwrap } from "../../data/client";
import { saved } from "../../data/kept-list";
import { pointOf } from "../../data/point";
import { where } from "../../data/preferences";
import { hasRole, keepForAccount, keptForAccount, type Me, me } from "../../data/session";
import { database, type Kept, quietly } from "../../data/store";
import { t } from "../../i18n";
import { Icon } from "../../ui/icon";
import { show } from "../../ui/navigation/announcer";
import { later } from "../../ui/navigation/lazy";
import { CareerPicture } from "../../ui/picture";
import { away, isAway, pageOf, putAway, putBack } from "../data/put-away";
import { stepsWords } from "../words/steps";
import "./for-me.css";

type Suggested = components["schemas"]["Suggested"];

/** What may interest the person, from the server or from this phone: a way to it, and why. */
interface Suggestion {
  key: string;
  type: Suggested["item"]["type"];
  name: string;
  reasons: string[];
}

const SayInterests = later(() => import("./say-interests").then((code) => code.SayInterests));

const KEPT = "suggestions";
/** What was looked at last, of which something is said. */
const LOOKED = 6;
/** Of what goes with one thing that was looked at. */
const OF_EACH = 2;
const SHOWN = 8;

/** For whoever is signed in by what they said; for everybody by what was looked at on this phone, which stays on it. */
export function ForMe() {
  const known = useSuggestions();
  const looked = useLooked();
  const strip = useRef<HTMLUListElement>(null);
  const leafed = useRef(false);
  const leaf = (): void => {
    leafed.current = true;
  };
  const found = new Map<string, Suggestion>();
  for (const one of (known ?? []).concat(looked))
    if (!saved.all.value.some(({ key }) => key === one.key) && !isAway(one.key) && !found.has(one.key))
      found.set(one.key, one);
  // Cards that come before those on screen would move them out to the left: the strip begins with its first card. Only
  // then, and before it is painted: whoever scrolls is not brought back.
  useLayoutEffect(() => {
    if (!leafed.current) strip.current?.scrollTo({ left: 0 });
  }, [found.size]);
  const account = me.value;
  const unsaid = account?.interests.length === 0 && hasRole(account, "student");
  if (!account && found.size === 0 && away.value.length === 0) return null;
  const words = stepsWords().forMe;
  return (
    <section class="for-me" aria-labelledby="for-me" onPointerDown={leaf} onKeyDown={leaf} onWheel={leaf}>
      <h2 id="for-me">{words.title}</h2>
      {known?.length === 0 && found.size > 0 && <p class="hint">{words.fromPhone}</p>}
      <ul ref={strip} aria-busy={!known}>
        {unsaid && (
          <li class="for-me-card of-career">
            <SayInterests />
          </li>
        )}
        {[...found.values()].slice(0, SHOWN).map((one) => (
          <SuggestionCard key={one.key} suggestion={one} />
        ))}
        <li class="for-me-card of-place">
          <a href="/mentors">{words.meet}</a>
          <p class="hint">{words.meetWhy}</p>
        </li>
        <li class="for-me-card of-event">
          <a href="/meetings">{words.live}</a>
          <p class="hint">{words.liveWhy}</p>
        </li>
      </ul>
      {away.value.length > 0 && (
        <p>
          <a href="/put-away">{words.allAway(away.value.length)}</a>
        </p>
      )}
    </section>
  );
}

function SuggestionCard({ suggestion: { key, type, name, reasons } }: { suggestion: Suggestion }) {
  const words = stepsWords().forMe;
  const leave = ({ currentTarget }: MouseEvent): void => {
    // The keyboard goes on with the next card, which has a link at least.
    (currentTarget as Element).closest("li")?.nextElementSibling?.querySelector("a")?.focus({ preventScroll: true });
    putAway({ key, name });
    show(words.away(name), () => {
      putBack(key);
      show(words.isBack(name));
    });
  };
  return (
    <li class={`for-me-card of-${type}`}>
      {type === "career" && <CareerPicture code={key.slice("career:".length)} />}
      <p class="kind">{words.types[type]}</p>
      <a href={pageOf(key)}>{name}</a>
      <p class="hint">{reasons.join(" · ")}</p>
      <button type="button" class="for-me-away" title={words.putAway} onClick={leave}>
        <Icon name="close" />
        <span class="hidden">{words.putAwayNamed(name)}</span>
      </button>
    </li>
  );
}

/** By what the account says; without a network what was suggested last. None while it is awaited. */
function useSuggestions(): Suggestion[] | undefined {
  const account = me.value;
  const asks = account && hasRole(account, "student");
  const [items, setItems] = useState(() => (asks ? keptForAccount<Suggested[]>(KEPT) : []));
  const around = JSON.stringify(pointOf(where.value));
  useEffect(() => {
    if (!asks) return setItems([]);
    const leaving = new AbortController();
    unwrap(
      client.GET("/api/v1/me/suggestions", { params: { query: JSON.parse(around) }, signal: leaving.signal }),
    ).then(
      ({ items }) => {
        setItems(items);
        keepForAccount(KEPT, items);
      },
      (error: unknown) => isAbort(error) || setItems((last) => last ?? []),
    );
    return () => leaving.abort();
  }, [account?.id, profileOf(account), around]);
  return items?.map(suggestion);
}

/** What of an account changes what is suggested. */
function profileOf(account: Me | null): string {
  return JSON.stringify([account?.level, account?.interests]);
}

function suggestion({ item, reasons }: Suggested): Suggestion {
  const words = stepsWords().forMe;
  const id = item.type === "career" ? item.code : item.id;
  return {
    key: `${item.type}:${id}`,
    type: item.type,
    name: nameOf(item),
    reasons: reasons.map(({ kind, about }) =>
      words.reasons[kind]!((kind === "interest" ? t().interests.letters[about ?? ""] : about) ?? ""),
    ),
  };
}

function nameOf(item: Suggested["item"]): string {
  if (item.type === "mentor") return `${item.first_name}, ${item.job_title}`;
  return "label" in item ? item.label : item.title;
}

/** Careers that go with what was looked at here. */
function useLooked(): Suggestion[] {
  const [found, setFound] = useState<Suggestion[]>([]);
  useEffect(() => {
    void quietly(async () => {
      const visited = await (await database()).getAll("visited");
      visited.sort((a, b) => b.at - a.at);
      const own = new Set(visited.map(({ key }) => key));
      setFound(
        visited
          .slice(0, LOOKED)
          .flatMap(leadsOn)
          .filter(({ key }) => !own.has(key)),
      );
    });
  }, []);
  return found;
}

function leadsOn({ sheet }: Kept): Suggestion[] {
  const words = stepsWords().forMe;
  const careers =
    sheet.type === "career"
      ? sheet.moves?.length
        ? sheet.moves
        : sheet.related
      : sheet.type === "training"
        ? sheet.careers
        : [];
  const from = "label" in sheet ? sheet.label : "";
  return (careers ?? []).slice(0, OF_EACH).map(({ code, label }) => ({
    key: `career:${code}`,
    type: "career",
    name: label,
    reasons: [words.reasons.looked!(from)],
  }));
}
