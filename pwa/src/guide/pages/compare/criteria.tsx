import type { ComponentChildren } from "preact";
import { numberText, parisDay, percentText, weekdayText } from "../../../data/format";
import type { Where } from "../../../data/types";
import { language, t } from "../../../i18n";
import { DemoTag } from "../../../ui/cards";
import { awayText } from "../../../ui/distance";
import { compareWords } from "../../words/compare";
import { figuresWords } from "../../words/figures";
import { isFirstYear, trainingsWords } from "../../words/trainings";
import { euros } from "../figures/euros";
import { plainName } from "../figures/names";
import { leftWhat } from "../trainings/leavers";
import { distance } from "./distance";
import type { OfCareer, OfPlace, OfTraining } from "./load";
import { shortestWay } from "./shortest";
import { type Criterion, few, lines } from "./table";

type Cell = ComponentChildren | null | undefined;
type Figures = NonNullable<OfCareer["figures"]>;

const percent = (share: number): string => percentText(share, language.value);

export function ofCareers(all: OfCareer[]): Criterion[] {
  const words = compareWords();
  const row = (title: string, cell: (one: OfCareer) => Cell): Criterion => ({ title, cells: all.map(cell) });
  const figure = (title: string, cell: (figures: Figures) => Cell): Criterion =>
    row(title, ({ figures }) => figures && cell(figures));
  return [
    row(words.what, ({ career }) => {
      const own = career.sheet?.[language.value].hook;
      const said = own ?? career.definition?.[0] ?? career.onisep_sheets?.[0]?.summary;
      return said ? <p lang={own ? undefined : "fr"}>{said}</p> : null;
    }),
    figure(words.hours, ({ hours }) => {
      if (!hours) return null;
      const { night, saturday, sunday, year, territory } = hours;
      if (night === null && saturday === null && sunday === null) return null;
      return lines(
        night !== null && words.night(percent(night)),
        saturday !== null && words.saturday(percent(saturday)),
        sunday !== null && words.sunday(percent(sunday)),
        `${territory.name}, ${year}`,
      );
    }),
    figure(words.hiring, ({ hiring }) => (hiring ? hirings(hiring) : null)),
    figure(
      words.tension,
      ({ tension }) =>
        tension &&
        lines(
          figuresWords().rating(figuresWords().ratings[tension.rating - 1] ?? "", tension.rating),
          `${tension.territory.name}, ${tension.year}`,
        ),
    ),
    figure(words.wages, ({ wages }) =>
      wages?.median == null
        ? null
        : lines(words.wage(euros(wages.median)), `${wages.territory.name}, ${wages.median_year ?? wages.year}`),
    ),
    figure(
      words.women,
      ({ women }) =>
        women &&
        lines(
          words.womenAndMen(percent(women.share), percent(100 - women.share)),
          `${women.territory.name}, ${women.year}`,
        ),
    ),
    row(words.way, ({ ways }) => {
      if (!ways) return undefined;
      const way = shortestWay(ways);
      return way && lines(t().trainings.months(way.months), ...way.steps.map(({ label }) => label));
    }),
    row(words.regulated, ({ career }) =>
      career.regulated == null ? null : <p>{career.regulated ? words.yes : words.no}</p>,
    ),
  ];
}

/** Of one's basin, else of the region. */
function hirings(hiring: NonNullable<Figures["hiring"]>): Cell {
  const words = compareWords();
  const { planned, at_least, secret } = hiring.basin ? hiring : hiring.region;
  const name = hiring.basin ? plainName(hiring.basin.name) : hiring.region.name;
  let said = secret ? words.secret : words.noHirings;
  if (planned !== null) said = figuresWords().hirings(numberText(planned, language.value), at_least);
  return lines(said, `${name}, ${hiring.year}`);
}

export function ofTrainings(all: OfTraining[]): Criterion[] {
  const words = compareWords();
  const { levels, admissions, outcomesBefore } = trainingsWords();
  const row = (title: string, cell: (one: OfTraining) => Cell): Criterion => ({ title, cells: all.map(cell) });
  const status = (way: string): string => t().trainings.statuses[way] ?? way;
  return [
    row(words.diploma, ({ training: { diploma, level } }) =>
      lines(diploma, level !== null && !isFirstYear(diploma) && levels[level]),
    ),
    row(words.length, ({ training: { months, durations } }) => {
      const lengths = [...new Set(durations.length ? durations : months ? [months] : [])].sort((a, b) => a - b);
      return lines(lengths.map(t().trainings.months).join(trainingsWords().or));
    }),
    row(words.how2, ({ training }) => lines(...training.statuses.map(status))),
    row(words.nearest, ({ places }) => {
      if (!places) return undefined;
      const [place] = places;
      if (!place) return <p>{words.nowhere}</p>;
      if (place.distance_m === null) return lines(place.name, place.commune);
      const away = awayText({ metres: place.distance_m, approximate: place.approximate });
      return lines(place.name, [place.commune, away].filter(Boolean).join(", "));
    }),
    row(words.places, ({ training: { places } }) => <p>{places ? words.inRegion(places) : words.nowhere}</p>),
    row(words.admission, ({ training }) => lines(...training.admission.map(({ kind }) => admissions[kind]))),
    row(words.leads, ({ training }) => few(training.careers.map(({ label }) => label))),
    row(words.next, ({ training }) => few(training.next.map(({ label }) => label))),
    row(words.outcomes, ({ training }) => {
      const [newest] = training.outcomes;
      const latest = training.outcomes.filter(({ year }) => year === newest?.year);
      const said = latest.flatMap((one) => [
        one.employed_6 !== null && words.employed(leftWhat(training, one), percent(one.employed_6)),
        one.further_study !== null && words.further(leftWhat(training, one), percent(one.further_study)),
      ]);
      return said.some(Boolean) ? lines(...said, newest?.predecessor && outcomesBefore, newest?.year) : null;
    }),
  ];
}

export function ofPlaces(all: OfPlace[], where: Where | null): Criterion[] {
  const words = compareWords();
  const row = (title: string, cell: (one: OfPlace) => Cell): Criterion => ({ title, cells: all.map(cell) });
  return [
    row(words.kind, ({ place }) => <p>{t().placeKinds[place.kind] ?? place.kind}</p>),
    row(words.sector, ({ place: { sector } }) => sector && <p>{words[sector]}</p>),
    row(words.where, ({ place }) => {
      const metres = place.approximate ? null : distance(where, place);
      return lines(place.commune, metres !== null && awayText({ metres, approximate: false }, where));
    }),
    row(words.taught, ({ taught }) => {
      if (!taught) return undefined;
      return taught.trainings.length ? <p>{words.count(taught.trainings.length)}</p> : null;
    }),
    row(words.after, ({ outcomes }) => outcomes && afterwards(outcomes)),
    row(words.openDay, ({ place, events }) => {
      const next = events?.find(({ kind, status }) => kind === "open_day" && status !== "cancelled");
      if (next)
        return (
          <p>
            {next.demo && <DemoTag event />} {weekdayText(parisDay(new Date(next.starts_at)), language.value)}
          </p>
        );
      const [told] = place.open_days ?? [];
      if (told) return <p lang="fr">{told}</p>;
      return events ? null : undefined;
    }),
  ];
}

/** The newest year of each way in which something is published. */
function afterwards(outcomes: NonNullable<OfPlace["outcomes"]>): Cell {
  const words = compareWords();
  const said = (["all", "school", "apprenticeship"] as const).flatMap((way) => {
    const one = outcomes.find((each) => each.way === way && (each.employed_6 ?? each.further_study) !== null);
    if (!one) return [];
    const name = `${way === "all" ? words.everybody : (t().trainings.statuses[way] ?? way)} (${one.year})`;
    const expected = one.expected_6 === null ? "" : ` ${words.expected(percent(one.expected_6))}`;
    return [
      one.employed_6 !== null && words.employed(name, percent(one.employed_6)) + expected,
      one.further_study !== null && words.further(name, percent(one.further_study)),
    ];
  });
  return lines(...said);
}
