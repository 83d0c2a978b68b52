import type { components } from "../../../data/api";
import { client, unwrap } from "../../../data/client";
import { numberText, percentText } from "../../../data/format";
import { pointOf } from "../../../data/point";
import { where } from "../../../data/preferences";
import { language, t } from "../../../i18n";
import { careerOptions } from "../../../people/pages/roles/searches";
import { ListFailure } from "../../../ui/failure";
import { Combo } from "../../../ui/forms/combo";
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
import { hiringWords } from "../../words/hiring";
import { Bars } from "../figures/bars";
import { Around, planned, ratingText } from "../figures/hiring-here";
import { plainName } from "../figures/names";
import { CloseCareers } from "./close-careers";

type Item = components["schemas"]["HiringItem"];

/** The occupations for which employers around plan to hire, those of one's own basin first. */
export function HiringPage() {
  const words = hiringWords();
  const figures = figuresWords();
  const place = where.value ?? { by: "region" as const };
  const point = pointOf(place);
  const placed = Object.keys(point).length > 0;
  const asked = query.value.get("family") ?? "";
  const family = /^[A-Z]$/.test(asked) ? asked : "";
  const from = /^[A-N]\d{4}$/.exec(query.value.get("from") ?? "")?.[0];
  const sort = query.value.get("sort") === "rating" ? "rating" : "planned";
  const request = { ...point, ...(family && { family }), sort, limit: 20 } as const;
  const list = useList<Item>(
    `hiring ${JSON.stringify(request)}`,
    (cursor, signal) =>
      unwrap(client.GET("/api/v1/hiring", { params: { query: { ...request, ...(cursor && { cursor }) } }, signal })),
    (count, hasMore) => announce(placed ? t().around.results(count, hasMore) : figures.askWhere),
  );
  const known = useLoaded(`families ${JSON.stringify(point)}`, (signal) =>
    unwrap(client.GET("/api/v1/hiring/families", { params: { query: point }, signal })),
  ).data;
  return (
    <div class="page">
      <BackButton />
      <PageTitle text={words.title} />
      <p class="lead">{figures.hiringLimits}</p>
      <WhereButton place={place} />
      <details open={from !== undefined}>
        <summary>{words.closeAsk}</summary>
        <div class="stack">
          <Combo
            label={words.closeField}
            hint={words.closeHint}
            none={words.closeNoCareer}
            search={careerOptions}
            onChoose={({ key }) => setQuery({ from: key })}
          />
          {from && <CloseCareers code={from} place={place} titled />}
        </div>
      </details>
      {known && known.families.length > 0 && (
        <SelectField
          label={words.family}
          value={family}
          options={[
            { value: "", label: words.anyFamily },
            ...known.families.map(({ code, label, planned: count, at_least }) => ({
              value: code,
              label: `${label} (${figures.atLeast(numberText(count, language.value), at_least)})`,
            })),
          ]}
          onChange={(chosen) => setQuery({ family: chosen || null })}
        />
      )}
      {known && known.families.length > 0 && (
        <SelectField
          label={words.sort}
          value={sort}
          options={(["planned", "rating"] as const).map((value) => ({ value, label: words.sorts[value] }))}
          onChange={(chosen) => setQuery({ sort: chosen === "planned" ? null : chosen })}
        />
      )}
      {list.state === "loading" && <ListSkeleton />}
      {list.state === "failed" && <ListFailure error={list.error} onRetry={list.retry} />}
      {list.state === "ready" && !list.items.length && <p class="empty">{placed ? words.none : figures.askWhere}</p>}
      {list.items.length > 0 && (
        <>
          <h2 class="hidden">{t().around.resultsTitle}</h2>
          <p class="order">
            <strong>{t().around.results(list.items.length, list.hasMore)}</strong> {words.order}
          </p>
          <ul class="cards">
            {list.items.map((item) => (
              <Hiring key={`${item.basin.code} ${item.occupation.code}`} item={item} />
            ))}
          </ul>
        </>
      )}
      <MoreButton list={list} />
      {known?.basin && known.year !== null && known.families.length > 0 && (
        <Bars
          title={words.families}
          column={words.plannedColumn}
          full={known.families[0]!.planned}
          rows={known.families.map(({ label, planned: value, at_least }) => ({
            label,
            value,
            text: figures.atLeast(numberText(value, language.value), at_least),
          }))}
        >
          {words.familiesOf(plainName(known.basin.name), known.year)}
        </Bars>
      )}
      {known && (
        <p class="hint">{known.sources.map(({ title, publisher }) => `${title} (${publisher})`).join(" · ")}</p>
      )}
    </div>
  );
}

function Hiring({ item }: { item: Item }) {
  const words = hiringWords();
  const figures = figuresWords();
  const { occupation, basin, tension, difficult_share: difficult, careers, careers_count: count } = item;
  return (
    <li class="card of-offer">
      <div class="card-text">
        <p class="kind">
          {plainName(basin.name)}
          {basin.own && ` (${words.ownBasin})`}
        </p>
        <h3 lang="fr">{occupation.label}</h3>
        <p>
          <b>{planned(item)}</b>, {words.plannedFor(item.year)}
        </p>
        {difficult !== null && <p>{words.difficultOf(percentText(difficult, language.value))}</p>}
        {item.employees_only && <p class="hint">{figures.employeesOnly}</p>}
        {tension && <p>{ratingText(tension.rating)}</p>}
        {tension && <Around tension={tension} />}
        {careers.length > 0 && (
          <details>
            <summary>{words.careersBehind(count, careers.length)}</summary>
            <ul class="links">
              {careers.map(({ code, label }) => (
                <li key={code}>
                  <a href={`/careers/${code}`} lang="fr">
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </li>
  );
}
