import { useEffect, useRef, useState } from "preact/hooks";
import { api } from "../../data/client";
import type { CareerItem, Domain, Letter } from "../../data/types";
import { t } from "../../i18n";
import { ListFailure } from "../../ui/failure";
import { Finder } from "../../ui/finder";
import { announce } from "../../ui/navigation/announcer";
import { query, setQuery } from "../../ui/navigation/router";
import { PageTitle } from "../../ui/page";
import { ListSkeleton } from "../../ui/skeleton";
import { useList } from "../../ui/use-list";
import { Results } from "../parts/results";
import { trainingsWords } from "../words/trainings";
import "./careers.css";
import { InterestTiles } from "./interest-tiles";

const LETTERS: readonly string[] = ["R", "I", "A", "S", "E", "C"];
const FAMILY = /^[A-N](\d{2})?$/;

export function CareersPage() {
  const words = t().careers;
  const q = query.value.get("q") ?? "";
  const letter = LETTERS.find((one) => one === query.value.get("riasec")) as Letter | undefined;
  const asked = query.value.get("family") ?? "";
  const family = FAMILY.test(asked) ? asked : "";
  const searching = q !== "" || letter !== undefined || family !== "";
  const [tree, retryTree] = useFamilies();
  const page = useRef<HTMLDivElement>(null);
  const shown = `${letter}${family}${searching}`;
  const before = useRef(shown);
  useEffect(() => {
    // The link that was followed is gone with the old content: the keyboard goes on from the new heading.
    const followed = before.current !== shown && document.activeElement === document.body;
    before.current = shown;
    if (!followed) return;
    const heading = page.current?.querySelector<HTMLElement>("h2[tabindex]") ?? page.current?.querySelector("h1");
    heading?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [shown]);
  return (
    <div class="page" ref={page}>
      <PageTitle text={words.title} />
      <p class="lead">{words.lead}</p>
      <Finder
        value={q}
        list={{
          label: words.searchLabel,
          placeholder: words.searchPlaceholder,
          onSearch: (next) => setQuery({ q: next || null }),
        }}
      />
      {searching ? (
        <CareerList q={q} letter={letter} family={family} familyName={nameIn(tree.domains, family)} />
      ) : (
        <>
          <h2>{words.interests}</h2>
          <InterestTiles />
          <p>
            <a href="/interests/cards">{t().interests.start}</a>
          </p>
          <p>
            <a href="/interests">{words.interestsMore}</a>
          </p>
          <h2>{t().saved.trainings}</h2>
          <p class="actions">
            <a class="button" href="/trainings">
              {trainingsWords().door}
            </a>
            <a class="button" href="/hiring">
              {trainingsWords().doorHiring}
            </a>
          </p>
          <h2>{words.meet}</h2>
          <p>{words.meetText}</p>
          <p class="actions">
            <a class="button" href="/mentors">
              {words.meetThem}
            </a>
          </p>
          <h2>{words.families}</h2>
          {tree.error !== undefined && <ListFailure error={tree.error} onRetry={retryTree} />}
          {tree.error === undefined && !tree.domains && <ListSkeleton rows={8} />}
          {tree.domains?.map((domain) => (
            <Families key={domain.code} domain={domain} />
          ))}
        </>
      )}
    </div>
  );
}

interface Tree {
  domains?: Domain[];
  error?: unknown;
}

function useFamilies(): [Tree, () => void] {
  const [tree, setTree] = useState<Tree>({});
  const load = (): void => {
    setTree({});
    api.families().then(
      (domains) => setTree({ domains }),
      (error: unknown) => setTree({ error }),
    );
  };
  useEffect(load, []);
  return [tree, load];
}

function nameIn(domains: Domain[] | undefined, code: string): string {
  const all = domains?.flatMap((domain) => [domain, ...domain.families]);
  return all?.find((one) => one.code === code)?.label ?? code;
}

function Families({ domain }: { domain: Domain }) {
  return (
    <details class="domain">
      <summary>{domain.label}</summary>
      <ul class="links families">
        {domain.families.map((family) => (
          <li key={family.code}>
            <a href={`/careers?family=${family.code}`}>{family.label}</a>{" "}
            <span class="hint">{t().careers.count(family.careers)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

interface ListProps {
  q: string;
  letter: Letter | undefined;
  family: string;
  familyName: string;
}

function CareerList({ q, letter, family, familyName }: ListProps) {
  const words = t().careers;
  const search = { ...(q && { q }), ...(letter && { riasec: letter }), ...(family && { family }) };
  const list = useList<CareerItem>(
    `careers ${JSON.stringify(search)}`,
    (cursor, signal) => api.careers({ ...search, limit: 30, ...(cursor && { cursor }) }, signal),
    (count, hasMore) => announce(t().around.results(count, hasMore)),
  );
  return (
    <>
      {letter && (
        <h2 tabIndex={-1}>
          {words.letter(letter)} <a href={`/interests/${letter}`}>{t().interests.letters[letter]}</a>
        </h2>
      )}
      {family && <h2 tabIndex={-1}>{words.inFamily(familyName)}</h2>}
      <p>
        <a href="/careers">{words.clear}</a>
      </p>
      <Results
        list={list}
        order={q ? t().around.bestMatch : t().around.byName}
        empty={
          <>
            <p>
              <strong>{words.none}</strong>
            </p>
            <p>
              <a href="/careers">{words.clear}</a>
            </p>
          </>
        }
      />
    </>
  );
}
