import type { ComponentChildren } from "preact";
import { client, unwrap } from "../../../data/client";
import { numberText, percentText } from "../../../data/format";
import { pointOf } from "../../../data/point";
import type { Where } from "../../../data/types";
import { language } from "../../../i18n";
import { ListFailure } from "../../../ui/failure";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { ListSkeleton } from "../../../ui/skeleton";
import { figuresWords } from "../../words/figures";
import { Bars, type Row } from "./bars";
import { euros } from "./euros";
import { HiringHere } from "./hiring-here";
import { type Counted, type Figures, HowFar, type Told, Whose } from "./whose";

/** Euros a month, net, full time, since November 2024 (décret 2024-951); it never falls. */
const MINIMUM_WAGE = 1426;

/** What is counted about a career; each figure stands where it is published, and says whose it is. */
export function CareerFigures({ code, place }: { code: string; place: Where | null }) {
  const words = figuresWords();
  const query = pointOf(place);
  const { data, error, waits, reload } = useLoaded(`figures ${code} ${JSON.stringify(query)}`, (signal) =>
    unwrap(client.GET("/api/v1/careers/{code}/figures", { params: { path: { code }, query }, signal })),
  );
  if (waits) return <ListSkeleton rows={3} />;
  return (
    <section class="figures">
      <h2>{words.title}</h2>
      {error !== undefined && <ListFailure error={error} onRetry={reload} />}
      {data && <Known figures={data} />}
    </section>
  );
}

function Known({ figures }: { figures: Figures }) {
  const words = figuresWords();
  const { occupations, others, sources } = figures;
  const [first] = occupations;
  if (!first) return <p>{words.none}</p>;
  // What is counted names its source.
  const counted = others.filter((told) =>
    Object.values(told).some((one) => one !== null && typeof one === "object" && "source" in one),
  );
  return (
    <>
      <p>{words.lead}</p>
      <Portrait of={{ ...figures, occupation: first }} sources={sources} />
      {counted.length > 0 && (
        <>
          <h3>{words.others}</h3>
          <p class="hint">{words.othersLead}</p>
          {counted.map((told) => (
            <details key={told.occupation.code}>
              <summary lang="fr">{told.occupation.label}</summary>
              <Portrait of={told} sources={sources} />
            </details>
          ))}
        </>
      )}
    </>
  );
}

/** What is counted of one group that the career is in. */
function Portrait({ of, sources }: { of: Told; sources: Figures["sources"] }) {
  const words = figuresWords();
  const { women, ages, wages, hours, working_time: time, diplomas, sectors, headcount } = of;
  const whose = (counted: Counted) => <Whose of={counted} sources={sources} />;
  return (
    <>
      <HowFar of={of} />
      <HiringHere of={of} sources={sources} />
      {headcount && (
        <Said of={whose(headcount)}>
          {words.headcount(
            numberText(headcount.people, language.value),
            headcount.year,
            of.occupation.employees_only && headcount.occupation.code === of.occupation.code,
          )}
        </Said>
      )}
      {women && (
        <Bars
          title={words.women}
          column={words.share}
          rows={shares([
            [words.womenRows[0], women.share],
            [words.womenRows[1], 100 - (Math.round(women.share) || women.share)],
          ])}
        >
          {women.before?.share != null && words.womenBefore(women.before.year, percent(women.before.share))}{" "}
          {words.womenLimits(women.year)} {whose(women)}
        </Bars>
      )}
      {ages && (
        <Bars
          title={words.ages}
          column={words.share}
          rows={shares(ages.groups.map(({ age, share }) => [ageText(age), share]))}
        >
          {whose(ages)}
        </Bars>
      )}
      {wages?.median != null && (
        <Said of={whose({ ...wages, year: wages.median_year ?? wages.year })}>
          <strong>{words.median(euros(wages.median), wages.median_year ?? wages.year)}</strong>{" "}
          {wages.median < MINIMUM_WAGE && words.belowMinimum} {words.medianLimits}
        </Said>
      )}
      {wages && wages.spread.length > 0 && (
        <Bars
          title={words.wages}
          column={words.share}
          rows={shares(wages.spread.map((one) => [words.wage(bound(one.from), bound(one.below)), one.share]))}
        >
          {whose(wages)}
        </Bars>
      )}
      {hours && <Named title={words.hours} names={words.hoursRows} of={hours} whose={whose(hours)} />}
      {time && <Named title={words.workingTime} names={words.workingTimeRows} of={time} whose={whose(time)} />}
      {diplomas && <Named title={words.diplomas} names={words.diplomasRows} of={diplomas} whose={whose(diplomas)} />}
      {sectors && (
        <Bars
          title={words.sectors}
          column={words.share}
          rows={shares(
            sectors.sectors.map(({ code, label, share }) => [code === null ? words.otherSectors : label, share]),
          )}
        >
          {whose(sectors)}
        </Bars>
      )}
    </>
  );
}

/** Bars of the parts that are published, by their names. */
function Named<Name extends string>(props: {
  title: string;
  names: Record<Name, string>;
  of: Record<NoInfer<Name>, number | null>;
  whose: ComponentChildren;
}) {
  const names = Object.entries(props.names) as [Name, string][];
  const rows = shares(names.flatMap(([name, label]) => (props.of[name] === null ? [] : [[label, props.of[name]!]])));
  if (!rows.length) return null;
  return (
    <Bars title={props.title} column={figuresWords().share} rows={rows}>
      {props.whose}
    </Bars>
  );
}

function Said({ of, children }: { of: ComponentChildren; children: ComponentChildren }) {
  return (
    <div>
      <p>{children}</p>
      <p class="hint">{of}</p>
    </div>
  );
}

const bound = (amount: number | null): string | null => (amount === null ? null : euros(amount));
const percent = (share: number): string => percentText(share, language.value);
const shares = (rows: [string, number][]): Row[] =>
  rows.map(([label, value]) => ({ label, value, text: percent(value) }));

function ageText(age: string): string {
  const [from = "", to] = age.replace("+", "").split("-");
  return figuresWords().age(from, to);
}
