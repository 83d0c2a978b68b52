import { useEffect, useRef, useState } from "preact/hooks";
import { where } from "../../../data/preferences";
import {
  hereQuery,
  keepSearch,
  RESULT_TYPES,
  type ResultItem,
  type SearchPage as ResultPage,
  type ResultType,
  searchAll,
  type Understood,
  wasTyped,
} from "../../../data/search";
import { t } from "../../../i18n";
import { HelpNumbers } from "../../../safety/parts/help-numbers";
import { OneChoice } from "../../../ui/choices";
import { failureIn } from "../../../ui/failure";
import { Finder } from "../../../ui/finder";
import { typeText } from "../../../ui/found";
import { type KeptFind, searchKept } from "../../../ui/kept-search";
import { announce } from "../../../ui/navigation/announcer";
import { navigate, query, setQuery } from "../../../ui/navigation/router";
import { PageTitle } from "../../../ui/page";
import { useList } from "../../../ui/use-list";
import { WhereButton } from "../../../ui/where-button";
import { ResultList } from "../../parts/results";
import { searchWords } from "../../words/search";
import { Found } from "./found";
import { ReadAs } from "./read-as";
import { postcodeText } from "./said";
import "./search.css";

const PAGE_SIZE = 20;
const KEPT_MAX = 20;
/** Whoever looks for these is not reminded of it on a phone that others may hold. */
const NOT_KEPT = "/safety";
const LITERAL_MAX = 16;
/** The diploma of which no list says where it is prepared. */
const SERIES = "Bac techno";
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
      <ReadAs readings={readings} onRefuse={refuse} />
      {postcode && <p>{postcode}</p>}
      {readings.some(({ means }) => means === SERIES) && (
        <p class="word">
          {words.series} <a href="/search?q=lycée&type=place">{words.lycees}</a>
        </p>
      )}
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
