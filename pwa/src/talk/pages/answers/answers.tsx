import { t } from "../../../i18n";
import { useCareerNames } from "../../../ui/career-names";
import { ListFailure } from "../../../ui/failure";
import { Empty, MoreButton } from "../../../ui/list-parts";
import { announce } from "../../../ui/navigation/announcer";
import { query, setQuery } from "../../../ui/navigation/router";
import { BackButton, PageTitle } from "../../../ui/page";
import { SearchField } from "../../../ui/search-field";
import { ListSkeleton } from "../../../ui/skeleton";
import { useList } from "../../../ui/use-list";
import { type Answer, answersApi } from "../../data/answers";
import { answersWords } from "../../words/answers";
import { AnswerCard } from "./answer-card";

const PAGE = 20;

/** What others asked, and were answered. */
export function AnswersPage() {
  const words = answersWords();
  const q = query.value.get("q") ?? "";
  const career = query.value.get("career") ?? "";
  const names = useCareerNames(career ? [career] : []);
  const list = useList<Answer>(
    `answers ${q} ${career}`,
    (cursor, signal) =>
      answersApi.list({ limit: PAGE, ...(q && { q }), ...(career && { career }), ...(cursor && { cursor }) }, signal),
    (count, hasMore) => announce(words.found(count, hasMore)),
  );
  const ask = career ? `/ask?career=${career}` : "/ask";
  return (
    <div class="page">
      <BackButton />
      <PageTitle text={words.title} />
      <p class="lead">{words.lead}</p>
      <SearchField
        label={words.searchLabel}
        placeholder={words.searchPlaceholder}
        value={q}
        onSearch={(typed) => setQuery({ q: typed || null })}
      />
      {career && (
        <p>
          <strong>{words.aboutCareer(names[career] ?? career)}</strong> <a href="/answers">{words.allCareers}</a>
        </p>
      )}
      {list.state === "loading" && <ListSkeleton />}
      {list.state === "failed" && <ListFailure error={list.error} onRetry={list.retry} />}
      {list.state === "ready" && !list.items.length && (
        <Empty picture="talks" title={words.none} text={words.noneHelp} href={ask} link={words.ask} />
      )}
      {list.items.length > 0 && (
        <>
          <h2 class="hidden">{t().around.resultsTitle}</h2>
          <p class="order">{words.found(list.items.length, list.hasMore)}</p>
          <ul class="cards">
            {list.items.map((answer) => (
              <AnswerCard key={answer.id} answer={answer} sameCareer={career !== ""} />
            ))}
          </ul>
        </>
      )}
      <MoreButton list={list} />
    </div>
  );
}
