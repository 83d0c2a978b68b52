import { useEffect, useRef, useState } from "preact/hooks";
import { dayText, parisDay } from "../../../data/format";
import { where } from "../../../data/preferences";
import {
  hereQuery,
  keepSearch,
  RESULT_TYPES,
  type ResultItem,
  type SearchPage as ResultPage,
  type ResultType,
  type Suggestion,
  searchAll,
  type Understood,
  wasTyped,
} from "../../../data/search";
import { language, t } from "../../../i18n";
import { HelpNumbers } from "../../../safety/parts/help-numbers";
import { OneChoice, RemoveButton } from "../../../ui/choices";
import { Whereabouts } from "../../../ui/distance";
import { failureIn } from "../../../ui/failure";
import { Finder } from "../../../ui/finder";
import { kindText, pathOf, TYPE_ICONS, typeText } from "../../../ui/found";
import { Icon } from "../../../ui/icon";
import { type KeptFind, searchKept } from "../../../ui/kept-search";
import { announce } from "../../../ui/navigation/announcer";
import { navigate, query, setQuery } from "../../../ui/navigation/router";
import { PageTitle } from "../../../ui/page";
import { CareerPicture } from "../../../ui/picture";
import { useList } from "../../../ui/use-list";
import { nearHref } from "../../../ui/use-near";
import { WhereButton } from "../../../ui/where-button";
import { ResultList } from "../../parts/results";
import { searchWords } from "../../words/search";
import { postcodeText, readingText, whyText } from "./said";
import "./search.css";

const PAGE_SIZE = 20;
const KEPT_MAX = 20;
/** Whoever looks for these is not reminded of it on a phone that others may hold. */
const NOT_KEPT = "/safety";
const LITERAL_MAX = 16;
/** A reading has just been refused: the focus is on its way to what comes in its place. */
let refused = false;

/** All that answers the words, of every kind. */
export function SearchPage() {
  const words = searchWords();
  const q = [...(query.value.get("q")?.trim() ?? "")].slice(0, 100).join("");
  const type = RESULT_TYPES.find((one) => one === query.value.get("type"));
  const literal = query.value.getAll("literal").slice(0, LITERAL_MAX);
  const request = { q, type: type ? [type] : [], literal, limit: PAGE_SIZE, ...hereQuery() };
  const list = useList<ResultItem, ResultPage>(
    q ? `search ${JSON.stringify(request)}` : null,
    async (cursor, signal) => {
      const page = await searchAll({ ...request, ...(cursor && { cursor }) }, signal);
      // Of one type alone the first is no help.
      const told = page.understood.distress || page.items[0]?.id === NOT_KEPT;
      if (!type && !cursor && page.items[0] && !told && wasTyped(q)) keepSearch(q);
      return page;
    },
    (count, hasMore) => announce(t().around.results(count, hasMore)),
  );
  if (list.first?.understood.distress) {
    return (
      <div class="page in-columns">
        <div class="list-side">
          <PageTitle text={words.title} />
          <Finder value={q} />
        </div>
        <div class="result-side results">
          <HelpNumbers told={false} />
          <Found items={list.items} />
        </div>
      </div>
    );
  }
  return (
    <div class="page in-columns">
      <div class="list-side">
        <PageTitle text={words.title} />
        {!q && <p class="lead">{words.lead}</p>}
        <Finder value={q} />
        <WhereButton place={where.value ?? { by: "region" }} />
        {q && (
          <div class="in-a-row">
            <OneChoice<ResultType | "all">
              legend={words.types}
              quiet
              options={(["all", ...RESULT_TYPES] as const).map((one) => ({
                value: one,
                label: one === "all" ? t().around.all : typeText(one),
              }))}
              chosen={type ?? "all"}
              onChange={(one) => setQuery({ type: one === "all" ? null : one })}
            />
          </div>
        )}
      </div>
      <div class="result-side">
        {list.first && <Read understood={list.first.understood} found={list.items.length > 0} literal={literal} />}
        {q && (
          <ResultList
            list={list}
            order={t().around.bestMatch}
            empty={<Nothing words={q} typed={type !== undefined} />}
            layout={(items) => <Found items={items} read={list.first?.understood} />}
          />
        )}
        {list.state === "failed" && failureIn(list.error) === "offline" && <Kept words={q} />}
      </div>
    </div>
  );
}

/** Search the same again, with these words as they are typed; "back" leads to what was read before. */
function search(literal: string[]): void {
  const next = new URLSearchParams(query.value);
  next.delete("literal");
  for (const word of literal) next.append("literal", word);
  navigate(`/search?${next}`);
}

interface ReadProps {
  understood: Understood;
  found: boolean;
  /** Words of which nothing is read any more. */
  literal: string[];
}

/** What was read from the words; each reading can be refused. */
function Read({ understood, found, literal }: ReadProps) {
  const { corrected, readings, matched } = understood;
  const words = searchWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What was tapped is gone: the keyboard goes on with what is left.
    if (refused) box.current?.querySelector("button")?.focus();
    refused = false;
  }, [understood]);
  const refuse = (typed: string[]): void => {
    refused = true;
    search([...new Set([...literal, ...typed])]);
  };
  const typed = corrected.map((one) => one.typed);
  const postcode = postcodeText(understood);
  return (
    <div ref={box} class="as-read">
      {readings.length > 0 && (
        <>
          <p id="read-as">{words.read}</p>
          <ul class="chips chosen-chips" aria-labelledby="read-as">
            {readings.map((reading) => {
              const text = readingText(reading);
              return (
                <li key={text}>
                  <RemoveButton text={text} label={words.refuse(text)} onRemove={() => refuse(reading.words)} />
                </li>
              );
            })}
          </ul>
        </>
      )}
      {postcode && <p>{postcode}</p>}
      {literal.length > 0 && (
        <div>
          <p>{words.literal(literal.join(" "))}</p>
          <button type="button" class="button" onClick={() => search([])}>
            {words.readAgain}
          </button>
        </div>
      )}
      {corrected.length > 0 && (
        <div class="word">
          <p>{words.meant(corrected.map(({ meant }) => meant).join(" "))}</p>
          <button type="button" class="button" onClick={() => refuse(typed)}>
            {words.asTyped(typed.join(" "))}
          </button>
        </div>
      )}
      {found && matched === "some" && <p class="word">{words.some}</p>}
    </div>
  );
}

/** Pages that count from where one is. */
const COUNTS: Partial<Record<ResultType, true>> = { training: true, career: true };

type Shown = KeptFind & Partial<ResultItem>;

function Found({ items, read }: { items: Shown[]; read?: Understood | undefined }) {
  return (
    <ul class="cards found">
      {items.map((item) => (
        <Row key={`${item.type}:${item.id}`} item={item} read={read} />
      ))}
    </ul>
  );
}

function Row({ item, read }: { item: Shown; read: Understood | undefined }) {
  const { type, name, commune, starts_at, distance_m, why = [], also = [] } = item;
  const words = searchWords();
  const reasons = whyText({ type, why });
  // Distances are counted from the commune that was typed, where one was.
  const from = read?.commune?.name ?? read?.postcode?.code;
  const open = (to: Pick<Suggestion, "type" | "id">): string =>
    nearHref(pathOf(to.type, to.id), COUNTS[to.type] && read?.commune?.code);
  return (
    <li class={`card of-${type}`}>
      {type === "career" ? <CareerPicture code={item.id} size={22} /> : <Icon name={TYPE_ICONS[type]} />}
      <div class="card-text">
        <p class="kind">{kindText(item)}</p>
        <h3>
          <a href={open(item)}>{name}</a>
        </h3>
        <p class="facts">
          {starts_at && <span>{dayText(parisDay(new Date(starts_at)), language.value)}</span>}
          <Whereabouts
            metres={distance_m}
            approximate={false}
            commune={commune}
            {...(from && { from: { by: "commune" }, said: (away: string) => words.from(away, from) })}
          />
        </p>
        {reasons && <p class="hint">{reasons}</p>}
        {item.listed && <p class="hint">{words.listed}</p>}
        {also.length > 0 && (
          <p class="also">
            {words.also}{" "}
            {also.map((one) => (
              <a key={one.id} href={open(one)}>
                {one.name}
              </a>
            ))}
          </p>
        )}
      </div>
    </li>
  );
}

function Nothing({ words: asked, typed }: { words: string; typed: boolean }) {
  const words = searchWords();
  return (
    <>
      <p>
        <strong>{words.none(asked)}</strong>
      </p>
      <p>{words.noneHelp}</p>
      <p class="actions">
        {typed && (
          <button type="button" class="button main" onClick={() => setQuery({ type: null })}>
            {words.allTypes}
          </button>
        )}
        <a class="button" href="/interests">
          {words.interests}
        </a>
        <a class="button" href="/ask">
          {words.ask}
        </a>
      </p>
      <SomethingWrong />
    </>
  );
}

/** Whoever found nothing may not have been looking for a school. */
function SomethingWrong() {
  return (
    <p class="hint">
      <a href="/safety">{searchWords().wrong}</a>
    </p>
  );
}

/** Without a network and without an answer from before: what the phone holds. */
function Kept({ words }: { words: string }) {
  const [found, setFound] = useState<KeptFind[] | null>(null);
  useEffect(() => {
    setFound(null);
    void searchKept(words, KEPT_MAX).then((items) => {
      setFound(items);
      announce(t().around.results(items.length, false));
    });
  }, [words]);
  if (!found) return null;
  return (
    <section class="results">
      <h2>{t().finder.kept}</h2>
      {found.length ? <Found items={found} /> : <p>{searchWords().noKept}</p>}
      {!found.length && <SomethingWrong />}
    </section>
  );
}
