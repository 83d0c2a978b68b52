import { numberText, percentText } from "../../../data/format";
import { language } from "../../../i18n";
import { figuresWords } from "../../words/figures";
import { Bars } from "./bars";
import { type Figures, Whose } from "./whose";

type Planned = Pick<NonNullable<Figures["hiring"]>, "planned" | "at_least">;

/** How many hirings employers around plan, how many they judge difficult, and why hiring is hard. */
export function HiringHere({ figures }: { figures: Figures }) {
  const words = figuresWords();
  const { hiring, tension } = figures;
  if (!hiring && !tension) return null;
  return (
    <>
      <h3>{words.hiring}</h3>
      {hiring && <Hiring hiring={hiring} figures={figures} />}
      {tension && (
        <>
          <p>
            <strong>{words.tension}</strong> {words.rating(words.ratings[tension.rating - 1] ?? "", tension.rating)}
          </p>
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
            <Whose of={tension} figures={figures} />
          </Bars>
        </>
      )}
    </>
  );
}

function Hiring({ hiring, figures }: { hiring: NonNullable<Figures["hiring"]>; figures: Figures }) {
  const words = figuresWords();
  const { basin, year, region, previous } = hiring;
  const share = (value: number): string => percentText(value, language.value);
  const shares: [string, number | null][] = [
    [words.difficult, hiring.difficult_share],
    [words.seasonal, hiring.seasonal_share],
  ];
  const rows = shares.flatMap(([label, value]) => (value === null ? [] : [{ label, value, text: share(value) }]));
  return (
    <>
      {basin ? <p>{here(hiring, plainName(basin.name))}</p> : <p>{words.askWhere}</p>}
      {region.planned !== null && <p>{words.region(planned(region), region.name, year)}</p>}
      {basin && previous && previous.planned !== null && <p>{words.before(previous.year, planned(previous))}</p>}
      {rows.length > 0 && <Bars title={words.hiringShares} column={words.share} rows={rows} />}
      <p class="hint">
        {words.hiringLimits}{" "}
        <Whose
          of={{
            ...hiring,
            year: `${year}`,
            territory: { level: "region", code: null, name: basin ? plainName(basin.name) : region.name },
          }}
          figures={figures}
        />
      </p>
    </>
  );
}

/** A name that its publisher writes in capitals, as others are written. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/(^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase());
}

function here(hiring: NonNullable<Figures["hiring"]>, basin: string): string {
  const words = figuresWords();
  if (hiring.planned !== null) return words.hiringIn(planned(hiring), basin, hiring.year);
  return hiring.secret ? words.secret(basin, hiring.year) : words.noHirings(basin, hiring.year);
}

/** « au moins 40 embauches ». */
export function planned({ planned: count, at_least }: Planned): string {
  return figuresWords().hirings(numberText(count ?? 0, language.value), at_least);
}
