import { percentText } from "../../../data/format";
import type { Training } from "../../../data/types";
import { language, t } from "../../../i18n";
import { trainingsWords } from "../../words/trainings";
import type { PlaceOfTraining } from "./api";
import "./trainings.css";

/** How much the published rate may differ from what is expected and still be the same. */
const SAME = 2;

interface Props {
  outcome: NonNullable<PlaceOfTraining["outcome"]>;
}

/** What became of those who left a school, beside what is expected of one with such pupils. */
export function Leavers({ outcome }: Props) {
  const words = trainingsWords();
  const share = rounded(outcome.employed_6);
  const expected = rounded(outcome.expected_6);
  const further = rounded(outcome.further_study);
  if (share === null && further === null) return null;
  return (
    <p class="of-leavers">
      {share !== null && `${words.outcome(share)} `}
      {share !== null && expected !== null && (
        <>
          {words.expected(expected)} <b>{words.against[beside(outcome.difference ?? share - expected)]}</b>{" "}
        </>
      )}
      {further !== null && `${words.further(further)} `}
      <span class="hint">{words.outcomeYear(outcome.year, words.outcomeOf[outcome.way])}</span>
    </p>
  );
}

/** The same in a line, words before figures, for a list that says once what they mean. */
export function LeaversLine({ outcome }: Props) {
  const words = trainingsWords();
  const share = rounded(outcome.employed_6);
  const expected = rounded(outcome.expected_6);
  const further = rounded(outcome.further_study);
  if (share === null && further === null) return null;
  const said = [
    further !== null && words.studies(further),
    share !== null && words.works(share, further !== null),
    share !== null && expected !== null && words.likeIt[beside(outcome.difference ?? share - expected)],
  ];
  const figures = [
    words.wholeSchool,
    further !== null && words.studiesShare(further),
    share !== null && words.worksShare(share, expected),
    `${words.outcomeOf[outcome.way]}, ${outcome.year}`,
  ];
  return (
    <p class="of-leavers">
      {said.filter(Boolean).join(" ")} <span class="hint">({figures.filter(Boolean).join(" · ")})</span>
    </p>
  );
}

const rounded = (share: number | null): number | null => (share === null ? null : Math.round(share));

const beside = (difference: number): "same" | "more" | "less" =>
  Math.abs(difference) <= SAME ? "same" : difference > 0 ? "more" : "less";

/** A share and what it is of, in a list of pairs; nothing where it is not published. */
export function Share({ name, share }: { name: string; share: number | null }) {
  if (share === null) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{percentText(share, language.value)}</dd>
    </div>
  );
}

/** Whom figures are of: where a diploma has courses of several lengths, of which, and after what it begins. */
export function leftWhat(
  { diploma, months, durations, outcomes }: Training,
  one: Training["outcomes"][number],
): string {
  const way = t().trainings.statuses[one.way] ?? "";
  const lengths = new Set([...durations, ...outcomes.flatMap((each) => each.months ?? [])]);
  if (!one.months || lengths.size < 2) return way; // a phone may keep a page of before
  const { outcomesCourse } = trainingsWords();
  const length = t().trainings.months(one.months);
  if (months !== null && one.months < months) return outcomesCourse.shorter(way, length);
  if (one.months === months && AFTER_THIRD.test(diploma)) return outcomesCourse.usual(way, length);
  return outcomesCourse.other(way, length);
}

const AFTER_THIRD = /^(CAP|Bac pro)/;
