import { announce } from "../../app/announcer";
import { query, setQuery } from "../../app/router";
import { OneChoice } from "../../components/choices";
import { ListFailure } from "../../components/failure";
import { BackButton, PageTitle } from "../../components/page";
import { ListSkeleton } from "../../components/skeleton";
import { useList } from "../../components/use-list";
import { useLoaded } from "../../components/forms/use-loaded";
import { type MentorBrief, mentorsApi } from "../../data/account/mentors";
import { api } from "../../data/client";
import { where } from "../../data/preferences";
import { me } from "../../data/session";
import { t } from "../../i18n";
import { mentorsWords } from "../../i18n/mentors";

const PAGE = 20;
const KINDS = ["professional", "apprentice", "student"] as const;
const ROME = /^[A-N]\d{4}$/;

/** Verified mentors, nearest first where the phone knows a commune. */
export function MentorsPage() {
  const words = mentorsWords();
  const asked = query.value.get("career") ?? "";
  const career = ROME.test(asked) ? asked : "";
  const kind = KINDS.find((one) => one === query.value.get("kind"));
  const commune = where.value?.by === "commune" ? where.value.code : "";
  const list = useList<MentorBrief>(
    `mentors ${career} ${kind} ${commune} ${me.value?.id}`,
    (cursor, signal) =>
      mentorsApi.list(
        {
          limit: PAGE,
          ...(career && { career }),
          ...(kind && { kind }),
          ...(commune && { commune }),
          ...(cursor && { cursor }),
        },
        signal,
      ),
    (count, hasMore) => announce(words.found(count, hasMore)),
    { fresh: true },
  );
  return (
    <div class="page">
      <BackButton />
      <PageTitle text={words.title} />
      <p class="lead">{words.lead}</p>
      {career && <CareerFilter code={career} />}
      <OneChoice
        legend={words.kind}
        quiet
        options={[
          { value: "", label: words.anyKind },
          ...KINDS.map((value) => ({ value, label: words.kinds[value] ?? value })),
        ]}
        chosen={kind ?? ""}
        onChange={(value) => setQuery({ kind: value || null })}
      />
      {list.state === "loading" && <ListSkeleton />}
      {list.state === "failed" && <ListFailure error={list.error} onRetry={list.retry} />}
      {list.state === "ready" && !list.items.length && (
        <div class="empty">
          <p>
            <strong>{words.none}</strong>
          </p>
          <p>{words.noneHelp}</p>
        </div>
      )}
      {list.items.length > 0 && (
        <>
          <h2 class="hidden">{t().around.resultsTitle}</h2>
          <p class="order">{words.found(list.items.length, list.hasMore)}</p>
          <ul class="cards">
            {list.items.map((mentor) => (
              <MentorCard key={mentor.id} mentor={mentor} />
            ))}
          </ul>
        </>
      )}
      {list.hasMore && list.state === "ready" && (
        <button type="button" class="button wide" onClick={list.loadMore} aria-disabled={list.loadingMore}>
          {list.loadingMore ? t().loadingMore : t().more}
        </button>
      )}
      <p>
        <a href="/me/roles">{words.become}</a>
      </p>
    </div>
  );
}

function CareerFilter({ code }: { code: string }) {
  const words = mentorsWords();
  const loaded = useLoaded(`career ${code}`, () => api.career(code));
  return (
    <p>
      <strong>{words.aboutCareer(loaded.data?.label ?? code)}</strong>{" "}
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
  );
}

function MentorCard({ mentor }: { mentor: MentorBrief }) {
  const words = mentorsWords();
  return (
    <li class="card of-career">
      <div class="card-text">
        <p class="kind">{words.kinds[mentor.kind] ?? mentor.kind}</p>
        <h3>
          <a href={`/mentors/${mentor.id}`}>{mentor.first_name}</a>
        </h3>
        <p>{mentor.job_title}</p>
        <p class="facts">
          {mentor.distance_km !== null && <span class="distance">{words.distance(mentor.distance_km)}</span>}
          <span>{mentor.commune}</span>
          {mentor.organisation && <span>{mentor.organisation}</span>}
        </p>
      </div>
    </li>
  );
}
