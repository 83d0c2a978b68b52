import { holidayNames } from "../../../data/holidays";
import type { OfferRules } from "../../data/company/offers";
import { inSecondeWindow } from "../../data/company/rules";
import { byMonth, mondaysFrom, nextMonday } from "../../data/company/weeks";
import { companyWords } from "../../words/company";
import { Declarations } from "./declarations";
import { GroupError, Hosts, type StepProps, Stepper } from "./form-parts";
import { dayText, monthText, weekSpan } from "./texts";

/** As far as a school year and a half. */
const WEEKS = 60;
const MONTHS_SHOWN = 3;
const PLACES_MAX = 100;
/** Pupils in a week beyond whom the headcount is asked. */
const MANY = 5;

/** The weeks in which people can come, and how many in each. */
export function WeekPicker(props: StepProps) {
  const { content, rules, whyOf, change } = props;
  const words = companyWords().form;
  const chosen = new Map(content.weeks.map(({ week, places }) => [week, places]));
  const seconde = content.levels.includes("2nde");
  const coming = mondaysFrom(nextMonday(), WEEKS).filter(
    (monday) => !seconde || !rules || inSecondeWindow(rules, monday),
  );
  // A week chosen earlier stays in sight, even when it no longer fits.
  const mondays = [...new Set([...coming, ...chosen.keys()])].sort();
  const months = byMonth(mondays);
  const toggle = (week: string, on: boolean): void =>
    change({
      weeks: on
        ? [...content.weeks, { week, places: content.weeks.at(-1)?.places ?? 1 }].sort((a, b) =>
            a.week.localeCompare(b.week),
          )
        : content.weeks.filter((one) => one.week !== week),
    });
  const setPlaces = (week: string, places: number): void =>
    change({ weeks: content.weeks.map((one) => (one.week === week ? { week, places } : one)) });
  return (
    <section data-field="weeks">
      <h3>{words.weeks}</h3>
      <p class="hint">{words.weeksHelp}</p>
      {seconde && rules && <SecondeWindow rules={rules} />}
      {months.slice(0, MONTHS_SHOWN).map((month) => (
        <Month key={month[0]} month={month} rules={rules} chosen={chosen} onToggle={toggle} />
      ))}
      {months.length > MONTHS_SHOWN && (
        <details>
          <summary>{words.moreWeeks}</summary>
          {months.slice(MONTHS_SHOWN).map((month) => (
            <Month key={month[0]} month={month} rules={rules} chosen={chosen} onToggle={toggle} />
          ))}
        </details>
      )}
      <GroupError why={[whyOf("weeks")]} />
      <Declarations {...props} about="dates" />
      {content.weeks.length > 0 && (
        <>
          <h3>{words.chosenWeeks}</h3>
          {content.weeks.map(({ week, places }) => (
            <Stepper
              key={week}
              label={words.placesIn(weekSpan(week, content.weekdays))}
              value={places}
              max={PLACES_MAX}
              onChange={(wanted) => setPlaces(week, wanted)}
            />
          ))}
          <Hosts {...props} places={Math.max(...content.weeks.map(({ places }) => places))} few={MANY} />
        </>
      )}
    </section>
  );
}

function SecondeWindow({ rules }: { rules: OfferRules }) {
  const { first, last, published } = rules.seconde;
  const words = companyWords().form;
  return <p class="word">{(published ? words.secondeOnly : words.secondeUnknown)(dayText(first), dayText(last))}</p>;
}

interface MonthProps {
  month: [string, string[]];
  rules: OfferRules | undefined;
  chosen: ReadonlyMap<string, number>;
  onToggle: (week: string, on: boolean) => void;
}

function Month({ month: [month, mondays], rules, chosen, onToggle }: MonthProps) {
  return (
    <fieldset class="choices">
      <legend>{monthText(month)}</legend>
      <div class="chips weeks">
        {mondays.map((monday) => {
          const off = holidayNames(rules, monday);
          return (
            <label key={monday} class={off ? "chip off" : "chip"}>
              <input
                type="checkbox"
                aria-label={[weekSpan(monday), off].filter(Boolean).join(", ")}
                checked={chosen.has(monday)}
                onChange={(event) => onToggle(monday, event.currentTarget.checked)}
              />
              <span>
                {weekSpan(monday)}
                {off && <small class="off-days">{off}</small>}
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
