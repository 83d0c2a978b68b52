import { useRef, useState } from "preact/hooks";
import { Field } from "../../../ui/forms/field";
import { announce, show } from "../../../ui/navigation/announcer";
import "../../../ui/forms/forms.css";
import { parisDay, weekdayName } from "../../../data/format";
import { language } from "../../../i18n";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { Trouble } from "../../../ui/forms/trouble";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { focusWrong, useSending } from "../../../ui/forms/use-sending";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { type AdviserHours, advisersApi } from "../../data/advisers";
import { advisersWords } from "../../words/advisers";
import { DayHours } from "./day-hours";
import { faultsOf, likeMonday, slotsOf, type Week, weekOf } from "./week";
import "./advisers.css";

/** When an adviser answers, day by day, and when they are away. */
export function OpeningHoursPage() {
  return <NeedsAccount roles={["adviser"]}>{(account) => <Mine key={account.id} />}</NeedsAccount>;
}

function Mine() {
  const words = advisersWords();
  const loaded = useLoaded("opening hours", advisersApi.mine);
  return (
    <LoadedPage loaded={loaded}>
      {(hours) => (
        <div class="page text">
          <BackButton />
          <PageTitle text={words.title} />
          <p class="lead">{words.lead}</p>
          <HoursForm hours={hours} />
        </div>
      )}
    </LoadedPage>
  );
}

function HoursForm({ hours }: { hours: AdviserHours }) {
  const words = advisersWords();
  const today = parisDay(new Date());
  const [week, setWeek] = useState<Week>(() => weekOf(hours.hours));
  // An absence that is over is none.
  const over = (hours.away_until ?? "") < today;
  const [from, setFrom] = useState(over ? "" : (hours.away_from ?? ""));
  const [until, setUntil] = useState(over ? "" : (hours.away_until ?? ""));
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const sending = useSending();
  let wrongAway: string | undefined;
  if (from && !until) wrongAway = words.awayEnd;
  else if (until && until < today) wrongAway = words.awayPast;
  else if (until < from) wrongAway = words.awayReversed;
  const change = (index: number, day: Week[number]): void => {
    setWeek(week.map((former, other) => (other === index ? day : former)));
  };
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const wrongWeek = week.some((day) => faultsOf(day).some(Boolean));
    if (wrongAway || wrongWeek) {
      setTried(true);
      announce((!wrongWeek && wrongAway) || words.check);
      // Once the fields are marked, the first of them is where to go on.
      focusWrong(form);
      return;
    }
    setTried(false);
    const update = { hours: slotsOf(week), away_from: from || null, away_until: until || null };
    if (await sending.send(() => advisersApi.save(update))) show(words.saved);
  };
  return (
    <form ref={form} class="stack" noValidate onSubmit={(event) => void save(event)}>
      <div class="week-hours">
        {week.map((day, index) => (
          <DayHours
            key={index}
            name={weekdayName(index + 1, language.value)}
            hours={day}
            faults={tried ? faultsOf(day) : []}
            onChange={(changed) => change(index, changed)}
          >
            {index === 0 && day.length > 0 && (
              <button
                type="button"
                class="button"
                onClick={() => {
                  setWeek(likeMonday(week));
                  announce(words.copied);
                }}
              >
                {words.likeMonday}
              </button>
            )}
            {index > 0 && day.length === 0 && week[0]!.length > 0 && (
              <button
                type="button"
                class="button"
                aria-label={words.asMondayOn(weekdayName(index + 1, language.value))}
                onClick={() => change(index, week[0]!)}
              >
                {words.asMonday}
              </button>
            )}
          </DayHours>
        ))}
      </div>
      <fieldset class="choices stack">
        <legend>{words.away}</legend>
        <p class="hint">{words.awayHint}</p>
        <Field label={words.awayFrom} type="date" value={from} onInput={setFrom} error={sending.fields.away_from} />
        <Field
          label={words.awayLast}
          type="date"
          value={until}
          onInput={setUntil}
          error={tried && wrongAway ? wrongAway : sending.fields.away_until}
        />
      </fieldset>
      <Trouble of={sending} />
      <button type="submit" class="button main" aria-disabled={sending.busy}>
        {words.save}
      </button>
    </form>
  );
}
