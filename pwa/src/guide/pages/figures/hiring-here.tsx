import { numberText, percentText } from "../../../data/format";
import { language } from "../../../i18n";
import { figuresWords } from "../../words/figures";
import { Bars } from "./bars";
import { plainName } from "./names";
import { type Figures, type Told, Whose } from "./whose";

type Sources = Figures["sources"];
type Planned = Pick<NonNullable<Told["hiring"]>, "planned" | "at_least">;

/** How many hirings employers around plan, how many they judge difficult, and why hiring is hard. */
export function HiringHere({ of, sources }: { of: Told; sources: Sources }) {
  const words = figuresWords();
  const { hiring, hiring_absent: absent, counted_with: whole, tension } = of;
  if (!hiring && !absent && !tension) return null;
  return (
    <>
      <h3>{words.hiring}</h3>
      {hiring && <Hiring hiring={hiring} sources={sources} />}
      {absent && <p>{words.hiringAbsent[absent](whole ?? "")}</p>}
      {tension && (
        <>
          <p>
            <strong>{words.tension}</strong> {ratingText(tension.rating)}
          </p>
          <Around tension={tension} />
          {tension.reasons.length > 0 && (
            <Bars
              title={words.reasonsTitle}
              column={words.score}
              full={5}
              rows={tension.reasons.map(({ reason, score }) => ({
                label: words.reasons[reason] ?? reason,
                value: score,
                text: `${score}`,
              }))}
            >
              <Whose of={tension} sources={sources} />
            </Bars>
          )}
        </>
      )}
    </>
  );
}

function Hiring({ hiring, sources }: { hiring: NonNullable<Told["hiring"]>; sources: Sources }) {
  const words = figuresWords();
  const { basin, year, region } = hiring;
  // Of the region where no place was chosen: its shares leave out what is secret in a basin.
  const { difficult_share, seasonal_share, previous } = basin ? hiring : region;
  const shares: [string, number | null, boolean][] = [
    [words.difficult, difficult_share, !basin && region.difficult_at_least],
    [words.seasonal, seasonal_share, !basin && region.seasonal_at_least],
  ];
  const rows = shares.flatMap(([label, value, atLeast]) =>
    value === null ? [] : [{ label, value, text: words.atLeast(percentText(value, language.value), atLeast) }],
  );
  const before = previous && previous.planned !== null && <p>{words.before(previous.year, planned(previous))}</p>;
  return (
    <>
      {basin ? <p>{here(hiring, plainName(basin.name))}</p> : <p>{words.askWhere}</p>}
      {basin && before}
      {region.planned !== null && <p>{words.region(planned(region), region.name, year, isPast(year))}</p>}
      {!basin && before}
      {rows.length > 0 && <Bars title={words.hiringShares} column={words.share} rows={rows} />}
      <p class="hint">
        {words.hiringLimits} {hiring.without_state && words.withoutState}{" "}
        <Whose
          of={{
            ...hiring,
            year: `${year}`,
            territory: { level: "region", code: null, name: basin ? plainName(basin.name) : region.name },
          }}
          sources={sources}
        />
      </p>
    </>
  );
}

/** Of a year that is over one tells what was planned. */
export function isPast(year: number): boolean {
  return year < new Date().getFullYear();
}

/** What is planned around one, in words. */
export function here(hiring: NonNullable<Told["hiring"]>, basin: string): string {
  const words = figuresWords();
  if (hiring.planned !== null) return words.hiringIn(planned(hiring), basin, hiring.year, isPast(hiring.year));
  return hiring.secret ? words.secret(basin, hiring.year) : words.noHirings(basin, hiring.year);
}

/** « au moins 40 embauches ». */
export function planned({ planned: count, at_least }: Planned): string {
  return figuresWords().hirings(numberText(count ?? 0, language.value), at_least);
}

/** « Plutôt difficile d’embaucher (4 sur 5). » */
export function ratingText(rating: number): string {
  const words = figuresWords();
  return words.rating(words.ratings[rating - 1] ?? "", rating);
}

type Tension = NonNullable<Told["tension"]>;

/** The rating in wider territories, beside that of a department: few answers decide there. */
export function Around({
  tension: { territory, rating, around },
}: {
  tension: Pick<Tension, "territory" | "rating" | "around">;
}) {
  const words = figuresWords();
  if (!around.length) return null;
  const ratings = [{ territory, rating }, ...around].map((one) => words.ratingOf(one.territory.name, one.rating));
  return (
    <p class="hint">
      {ratings.join(" ")} {territory.level === "department" && words.smallSample}
    </p>
  );
}
