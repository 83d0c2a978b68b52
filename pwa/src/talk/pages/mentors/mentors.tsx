import { useState } from "preact/hooks";
import { api } from "../../../data/client";
import { where } from "../../../data/preferences";
import { me } from "../../../data/session";
import type { Where } from "../../../data/types";
import { t } from "../../../i18n";
import { mentorsWords } from "../../../people/words/mentors";
import { useCareerNames } from "../../../ui/career-names";
import { OneChoice } from "../../../ui/choices";
import { ListFailure } from "../../../ui/failure";
import { FilterButton } from "../../../ui/filters";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { MoreButton, Nothing } from "../../../ui/list-parts";
import { announce } from "../../../ui/navigation/announcer";
import { query, setQuery } from "../../../ui/navigation/router";
import { BackButton, PageTitle } from "../../../ui/page";
import { SearchField } from "../../../ui/search-field";
import { ListSkeleton } from "../../../ui/skeleton";
import { useList } from "../../../ui/use-list";
import { WhereButton } from "../../../ui/where-button";
import { type MentorBrief, mentorsApi } from "../../data/mentors";
import { AskAnyone, maySeek } from "./ask-anyone";
import { MentorCard } from "./mentor-card";
import { MentorFilters } from "./mentor-filters";
import { KINDS, mentorFilters, mentorQuery, NEAR_KM, NO_FILTERS, readMentors } from "./mentor-search";

const PAGE = 20;

/** The commune that one searches around: where the phone has a position, the one it lies in. */
function useCommune(place: Where): string {
  const key = place.by === "position" ? `${place.lat} ${place.lon}` : "";
  const found = useLoaded(key, async () =>
    place.by === "position" ? ((await api.communeAt(place.lat, place.lon)).items[0]?.code ?? "") : "",
  );
  return place.by === "commune" ? place.code : (found.data ?? "");
}

function Cards({ mentors }: { mentors: MentorBrief[] }) {
  if (!mentors.length) return null;
  return (
    <ul class="cards">
      {mentors.map((mentor) => (
        <MentorCard key={mentor.id} mentor={mentor} />
      ))}
    </ul>
  );
}

/** Verified mentors, nearest first where the phone knows a commune. */
export function MentorsPage() {
  const words = mentorsWords();
  const [filtering, setFiltering] = useState(false);
  const place: Where = where.value ?? { by: "region" };
  const search = readMentors(query.value, useCommune(place));
  const request = mentorQuery(search);
  const names = useCareerNames(search.career ? [search.career] : []);
  const careerName = names[search.career] ?? search.career;
  const active = mentorFilters(search);
  const chosen = active > 0 || search.q !== "" || search.kind !== undefined;
  const list = useList<MentorBrief>(
    `mentors ${JSON.stringify(request)} ${me.value?.id}`,
    (cursor, signal) => mentorsApi.list({ limit: PAGE, ...request, ...(cursor && { cursor }) }, signal),
    (count, hasMore) => announce(words.found(count, hasMore)),
    { fresh: true },
  );
  const far = list.items.filter((mentor) => (mentor.distance_km ?? 0) > NEAR_KM);
  const near = list.items.slice(0, list.items.length - far.length);
  return (
    <div class="page">
      <div class="list-side">
        <BackButton />
        <PageTitle text={words.title} />
        <p class="lead">{words.lead}</p>
        {me.value?.minor && !me.value.age_vouched && (
          <p class="hint-card">
            {words.unvouched} <a href="/me/age">{words.vouch}</a>
          </p>
        )}
        <SearchField
          label={words.searchLabel}
          placeholder={words.searchPlaceholder}
          value={search.q}
          onSearch={(q) => setQuery({ q: q || null })}
        />
        <div class="in-a-row">
          <OneChoice
            legend={words.kind}
            quiet
            options={[
              { value: "", label: words.anyKind },
              ...KINDS.map((value) => ({ value, label: words.kinds[value] ?? value })),
            ]}
            chosen={search.kind ?? ""}
            onChange={(kind) => setQuery({ kind: kind || null })}
          />
        </div>
        <div class="tools">
          <WhereButton place={place} />
          <FilterButton active={active} onOpen={() => setFiltering(true)} />
        </div>
      </div>
      {search.career && (
        <p>
          <strong>{words.aboutCareer(careerName)}</strong>{" "}
          <a
            href="/mentors"
            onClick={(event) => {
              event.preventDefault();
              setQuery({ career: null });
            }}
          >
            {words.allCareers}
          </a>
        </p>
      )}
      {list.state === "loading" && <ListSkeleton />}
      {list.state === "failed" && <ListFailure error={list.error} onRetry={list.retry} />}
      {list.state === "ready" && !list.items.length && (
        <Nothing>
          <p>
            <strong>{chosen ? words.none : words.nobody}</strong>
          </p>
          <p>{chosen ? words.noneHelp : words.nobodyHelp}</p>
          {(active > 0 || search.q) && (
            <p class="actions">
              <button type="button" class="button" onClick={() => setQuery({ ...NO_FILTERS, q: null })}>
                {t().reset}
              </button>
            </p>
          )}
        </Nothing>
      )}
      {list.items.length > 0 && (
        <>
          <h2 class="hidden">{t().around.resultsTitle}</h2>
          <p class="order">{words.found(list.items.length, list.hasMore)}</p>
          <Cards mentors={near} />
          {far.length > 0 && (
            <>
              <h2>{words.farther}</h2>
              <p class="hint">{words.fartherWhy}</p>
            </>
          )}
          <Cards mentors={far} />
        </>
      )}
      <MoreButton list={list} />
      {maySeek(me.value) && <AskAnyone career={search.career} />}
      <p>
        <a href={search.career ? `/answers?career=${search.career}` : "/answers"}>{words.answered}</a>
      </p>
      <p>
        <a href="/me/roles">{words.become}</a>
      </p>
      <MentorFilters open={filtering} search={search} careerName={careerName} onClose={() => setFiltering(false)} />
    </div>
  );
}
