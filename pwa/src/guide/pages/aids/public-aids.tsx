import { dateText } from "../../../data/format";
import type { Where } from "../../../data/types";
import { language, t } from "../../../i18n";
import { ListFailure } from "../../../ui/failure";
import { SelectField } from "../../../ui/forms/select-field";
import { MoreButton } from "../../../ui/list-parts";
import { announce } from "../../../ui/navigation/announcer";
import { setQuery } from "../../../ui/navigation/router";
import { OutLink } from "../../../ui/page";
import { ListSkeleton } from "../../../ui/skeleton";
import { useList } from "../../../ui/use-list";
import { WhereButton } from "../../../ui/where-button";
import { aidsWords } from "../../words/aids";
import { type AidFilters, type AidItem, aidsApi } from "./api";
import { AGES, type AidSearch, aidQuery } from "./search";

interface Props {
  search: AidSearch;
  filters: AidFilters;
  place: Where;
}

/** To whom a site for the young says nothing. */
const GROWN: ReadonlySet<string> = new Set(["in_work", "parent"]);

/** The aids of the public list, with whose words they are and what was looked at. */
export function PublicAids({ search, filters, place }: Props) {
  const words = aidsWords();
  return (
    <section>
      <h2>{words.others}</h2>
      {filters.aids > 0 ? (
        <Listed search={search} filters={filters} place={place} />
      ) : (
        <>
          <p>{words.nothing}</p>
          <ul class="links">
            {!GROWN.has(search.profile) && (
              <li>
                <OutLink href="https://www.1jeune1solution.gouv.fr/">{words.simulator}</OutLink>
              </li>
            )}
            <li>
              <OutLink href="https://www.mesdroitssociaux.gouv.fr/">{words.rights}</OutLink>
            </li>
          </ul>
        </>
      )}
    </section>
  );
}

function Listed({ search, filters, place }: Props) {
  const words = aidsWords();
  const request = aidQuery(search, place);
  const list = useList<AidItem>(
    `aids ${JSON.stringify(request)}`,
    (cursor, signal) => aidsApi.search({ ...request, ...(cursor && { cursor }) }, signal),
    (count, hasMore) => announce(t().around.results(count, hasMore)),
  );
  return (
    <>
      <p>{words.othersLead}</p>
      <WhereButton place={place} />
      {place.by !== "commune" && <p class="hint">{words.askCommune}</p>}
      <SelectField
        label={words.age}
        value={`${search.age}`}
        options={[
          { value: "0", label: words.noAge },
          ...AGES.map((age) => ({ value: `${age}`, label: words.years(age, age === AGES.at(-1)) })),
        ]}
        onChange={(age) => setQuery({ age: age === "0" ? null : age })}
      />
      {list.state === "loading" && <ListSkeleton />}
      {list.state === "failed" && <ListFailure error={list.error} onRetry={list.retry} />}
      {list.state === "ready" && !list.items.length && <p class="empty">{words.none}</p>}
      {list.items.length > 0 && (
        <>
          <p class="order">
            <strong>{t().around.results(list.items.length, list.hasMore)}</strong>{" "}
            {search.profile ? words.order : words.orderPlace}
          </p>
          <ul class="cards">
            {list.items.map((aid) => (
              <Aid key={aid.id} aid={aid} asked={search} source={filters.sources[0]} />
            ))}
          </ul>
        </>
      )}
      <MoreButton list={list} />
    </>
  );
}

interface AidProps {
  aid: AidItem;
  asked: AidSearch;
  source: AidFilters["sources"][number] | undefined;
}

function Aid({ aid, asked, source }: AidProps) {
  const words = aidsWords();
  const fits = aid.checked.map((one) => words.fit[one]);
  return (
    <li class="card of-place">
      <div class="card-text">
        <p class="kind">
          <span lang="fr">{aid.institution}</span> · {words.areas[aid.area]}
        </p>
        <h3 lang="fr">{aid.label}</h3>
        {fits.length > 0 && <p>{words.fits(fits.join(", "))}</p>}
        {asked.profile && !aid.checked.includes("profile") && <p>{words.unsaid}</p>}
        <details>
          <summary>{words.read}</summary>
          {aid.description && (
            <p lang="fr" class="as-typed">
              {aid.description}
            </p>
          )}
          {aid.conditions.length > 0 && (
            <>
              <p>{words.conditions}</p>
              <ul lang="fr">
                {aid.conditions.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            </>
          )}
          <p>{aid.more_conditions ? words.more : !aid.conditions.length && words.untold}</p>
          <p class="hint">
            {source &&
              words.textOf(
                `${source.title} (${source.publisher}, ${source.licence})`,
                dateText(source.dated_on ?? source.read_on, language.value),
                source.dated_on !== null,
              )}{" "}
            {words.changes}
          </p>
        </details>
        <ul class="links">
          <li>
            <OutLink href={aid.link}>{words.official(aid.institution)}</OutLink>
          </li>
          {aid.apply_link && (
            <li>
              <OutLink href={aid.apply_link}>{words.apply}</OutLink>
            </li>
          )}
        </ul>
      </div>
    </li>
  );
}
