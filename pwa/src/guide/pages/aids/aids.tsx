import { useEffect } from "preact/hooks";
import { where } from "../../../data/preferences";
import { language, t } from "../../../i18n";
import { OneChoice } from "../../../ui/choices";
import { ListFailure } from "../../../ui/failure";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { Nothing } from "../../../ui/list-parts";
import { query, setQuery } from "../../../ui/navigation/router";
import { BackButton, PageTitle } from "../../../ui/page";
import { ListSkeleton } from "../../../ui/skeleton";
import { aidsWords } from "../../words/aids";
import { type AidSheet, aidsApi } from "./api";
import { PublicAids } from "./public-aids";
import { type AidSearch, PROFILES, readAids } from "./search";

/** Help and ways back: the region's own sheets, then every aid of the public list. */
export function AidsPage() {
  const words = aidsWords();
  const search = readAids(query.value);
  const sheets = useLoaded("sheets of aids", aidsApi.sheets);
  const filters = useLoaded("filters of aids", aidsApi.filters);
  // Without an answer every choice is offered: nobody knows that one finds nothing.
  const offered = PROFILES.filter(
    (one) => !filters.data || filters.data.profiles.some(({ profile }) => profile === one),
  );
  // Few choices fit a narrow screen: the chosen one is seen.
  useEffect(() => {
    const chip = document.querySelector(".in-a-row input:checked")?.closest("label");
    const row = chip?.parentElement;
    if (row) row.scrollLeft += chip.getBoundingClientRect().left - row.getBoundingClientRect().left;
  }, [filters.data]);
  const again = (): void => {
    for (const one of [sheets, filters]) if (one.error !== undefined) one.reload();
  };
  return (
    <div class="page">
      <div class="list-side in-a-row">
        <BackButton />
        <PageTitle text={words.title} />
        <p class="lead">{words.lead}</p>
        <OneChoice
          legend={words.you}
          options={[
            { value: "", label: words.anybody },
            ...offered.map((value) => ({ value: value as string, label: words.profiles[value] })),
          ]}
          chosen={search.profile}
          onChange={(profile) => setQuery({ profile: profile || null })}
        />
      </div>
      {sheets.error === undefined ? (
        <OwnSheets sheets={sheets.data?.items} search={search} />
      ) : (
        <ListFailure error={sheets.error} onRetry={again} />
      )}
      {filters.data && <PublicAids search={search} filters={filters.data} place={where.value ?? { by: "region" }} />}
      {/* Said once, where neither of them came. */}
      {filters.error !== undefined && sheets.error === undefined && (
        <section>
          <h2>{words.others}</h2>
          <ListFailure error={filters.error} onRetry={again} />
        </section>
      )}
    </div>
  );
}

function OwnSheets({ sheets, search }: { sheets: AidSheet[] | undefined; search: AidSearch }) {
  const { profile, topics } = search;
  const words = aidsWords();
  if (!sheets) return <ListSkeleton rows={8} />;
  const fitting = sheets.filter((sheet) => !profile || sheet.profiles.some((one) => one === profile));
  return (
    <>
      {!fitting.length && (
        <Nothing>
          <p>{sheets.length ? words.noSheet : words.noSheets}</p>
          {profile && <a href="/aids">{words.anybody}</a>}
        </Nothing>
      )}
      {topics.map((topic) => {
        const its = fitting.filter((sheet) => sheet.topic === topic);
        return (
          (its.length > 0 || topic === "again") && (
            <section key={topic}>
              <h2>{words.topics[topic]}</h2>
              <ul class="cards">
                {its.map((sheet) => (
                  <Door key={sheet.id} href={`/aids/${sheet.id}`} {...told(sheet)} />
                ))}
                {topic === "again" && <Door href="/immersion" title={words.immersion} what={[words.immersionText]} />}
              </ul>
            </section>
          )
        );
      })}
    </>
  );
}

function Door({ href, title, what }: { href: string; title: string; what: string[] }) {
  return (
    <li class="card of-place">
      <div class="card-text">
        <h3>
          <a href={href}>{title}</a>
        </h3>
        <p>{what[0]}</p>
      </div>
    </li>
  );
}

/** A sheet in the reader's language. */
export const told = (sheet: AidSheet): AidSheet["fr"] => (language.value === "en" ? sheet.en : sheet.fr);

/** A kind of place, as one looks for it. */
export const kindName = (kind: string): string => t().placeKinds[kind] ?? kind;
