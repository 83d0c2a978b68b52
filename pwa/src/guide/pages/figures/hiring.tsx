import type { components } from "../../../data/api";
import { client, unwrap } from "../../../data/client";
import { numberText, percentText } from "../../../data/format";
import { where } from "../../../data/preferences";
import { language, t } from "../../../i18n";
import { ListFailure } from "../../../ui/failure";
import { SelectField } from "../../../ui/forms/select-field";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { MoreButton } from "../../../ui/list-parts";
import { announce } from "../../../ui/navigation/announcer";
import { query, setQuery } from "../../../ui/navigation/router";
import { BackButton, PageTitle } from "../../../ui/page";
import { ListSkeleton } from "../../../ui/skeleton";
import { useList } from "../../../ui/use-list";
import { WhereButton } from "../../../ui/where-button";
import { figuresWords } from "../../words/figures";
import { pointOf } from "../trainings/search";
import { planned } from "./hiring-here";
import { plainName } from "./names";

type Item = components["schemas"]["HiringItem"];

/** The occupations for which employers around plan to hire, those of one's own basin first. */
export function HiringPage() {
  const words = figuresWords();
  const place = where.value ?? { by: "region" as const };
  const point = pointOf(place);
  const asked = query.value.get("family") ?? "";
  const family = /^[A-Z]$/.test(asked) ? asked : "";
  const request = { ...point, ...(family && { family }), limit: 20 };
  const list = useList<Item>(
    `hiring ${JSON.stringify(request)}`,
    (cursor, signal) =>
      unwrap(client.GET("/api/v1/hiring", { params: { query: { ...request, ...(cursor && { cursor }) } }, signal })),
    (count, hasMore) => announce(t().around.results(count, hasMore)),
  );
  const known = useLoaded(`families ${JSON.stringify(point)}`, (signal) =>
    unwrap(client.GET("/api/v1/hiring/families", { params: { query: point }, signal })),
  ).data;
  return (
    <div class="page">
      <BackButton />
      <PageTitle text={words.hiringTitle} />
      <p class="lead">{words.hiringLimits}</p>
      <WhereButton place={place} />
      {known && known.families.length > 0 && (
        <SelectField
          label={words.family}
          value={family}
          options={[
            { value: "", label: words.anyFamily },
            ...known.families.map(({ code, label, planned: count, at_least }) => ({
              value: code,
              label: `${label} (${words.atLeast(numberText(count, language.value), at_least)})`,
            })),
          ]}
          onChange={(chosen) => setQuery({ family: chosen || null })}
        />
      )}
      {list.state === "loading" && <ListSkeleton />}
      {list.state === "failed" && <ListFailure error={list.error} onRetry={list.retry} />}
      {list.state === "ready" && !list.items.length && (
        <p class="empty">{Object.keys(point).length ? words.hiringNone : words.askWhere}</p>
      )}
      {list.items.length > 0 && (
        <>
          <h2 class="hidden">{t().around.resultsTitle}</h2>
          <p class="order">
            <strong>{t().around.results(list.items.length, list.hasMore)}</strong> {words.hiringOrder}
          </p>
          <ul class="cards">
            {list.items.map((item) => (
              <Hiring key={`${item.basin.code} ${item.occupation.code}`} item={item} />
            ))}
          </ul>
        </>
      )}
      <MoreButton list={list} />
      {known && (
        <p class="hint">{known.sources.map(({ title, publisher }) => `${title} (${publisher})`).join(" · ")}</p>
      )}
    </div>
  );
}

function Hiring({ item }: { item: Item }) {
  const words = figuresWords();
  const { occupation, basin, tension, difficult_share: difficult, careers } = item;
  return (
    <li class="card of-offer">
      <div class="card-text">
        <p class="kind">{plainName(basin.name)}</p>
        <h3>{occupation.label}</h3>
        <p>
          <b>{planned(item)}</b>, {item.year}
        </p>
        {difficult !== null && <p>{words.difficultOf(percentText(difficult, language.value))}</p>}
        {tension && <p>{words.rating(words.ratings[tension.rating - 1] ?? "", tension.rating)}</p>}
        {careers.length > 0 && (
          <details>
            <summary>{words.careersBehind(careers.length)}</summary>
            <ul class="links">
              {careers.map(({ code, label }) => (
                <li key={code}>
                  <a href={`/careers/${code}`}>{label}</a>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </li>
  );
}
