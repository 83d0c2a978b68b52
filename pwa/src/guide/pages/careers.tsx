import { t } from "../../i18n";
import { Finder } from "../../ui/finder";
import { Fetched } from "../../ui/forms/fetched";
import { query, setQuery } from "../../ui/navigation/router";
import { PageTitle } from "../../ui/page";
import { trainingsWords } from "../words/trainings";
import "./careers.css";

/** Careers: by words, from door to door, by the cards, or by whoever does them. */
export function CareersPage() {
  const words = t().careers;
  return (
    <div class="page">
      <PageTitle text={words.title} />
      {query.value.size === 0 && <p class="lead">{words.lead}</p>}
      <Finder
        value={query.value.get("q") ?? ""}
        list={{
          label: words.searchLabel,
          placeholder: words.searchPlaceholder,
          onSearch: (next) => setQuery({ q: next || null }),
        }}
      />
      <Fetched load={() => import("./refine/search")}>
        {({ CareerSearch }) => <CareerSearch otherwise={<OtherWays />} />}
      </Fetched>
    </div>
  );
}

function OtherWays() {
  const words = t().careers;
  return (
    <>
      <p class="actions">
        <a class="button main" href="/interests/cards">
          {t().interests.start}
        </a>
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
    </>
  );
}
