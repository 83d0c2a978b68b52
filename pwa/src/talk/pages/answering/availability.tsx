import { useRef, useState } from "preact/hooks";
import { OneChoice } from "../../../ui/choices";
import { Field } from "../../../ui/forms/field";
import { announce, show } from "../../../ui/navigation/announcer";
import "../../../ui/forms/forms.css";
import { parisDay, weekdayName } from "../../../data/format";
import { language } from "../../../i18n";
import { rolesApi } from "../../../people/data/roles";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { Trouble } from "../../../ui/forms/trouble";
import { type Loaded, useLoaded } from "../../../ui/forms/use-loaded";
import { focusWrong, useSending } from "../../../ui/forms/use-sending";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { type Availability, mentorsApi } from "../../data/mentors";
import { advisersWords } from "../../words/advisers";
import { inboxWords } from "../../words/inbox";
import "../advisers/advisers.css";
import { DayHours } from "../advisers/day-hours";
import { faultsOf, likeMonday, slotsOf, type Week, weekOf } from "../advisers/week";
import { Stepper } from "./stepper";

const MOST_OPEN = 20;

/** How many exchanges a mentor takes, when they may be rung, and when they are away. */
export function AvailabilityPage() {
  return (
    <NeedsAccount roles={["mentor"]}>{(account) => <Mine key={account.id} accountId={account.id} />}</NeedsAccount>
  );
}

function Mine({ accountId }: { accountId: string }) {
  const words = inboxWords().availability;
  const loaded = useLoaded(`availability ${accountId}`, mentorsApi.availability);
  return (
    <LoadedPage loaded={loaded}>
      {(availability) => (
        <div class="page text">
          <BackButton />
          <PageTitle text={words.title} />
          <p class="lead">{words.lead}</p>
          <Pause availability={availability} loaded={loaded} />
          <AvailabilityForm availability={availability} onSaved={loaded.replace} />
          <p>
            <a href="/me/preferences">{words.mails}</a>
          </p>
        </div>
      )}
    </LoadedPage>
  );
}

/** In or out, with one tap. */
function Pause({ availability, loaded }: { availability: Availability; loaded: Loaded<Availability> }) {
  const words = inboxWords();
  const sending = useSending();
  const { paused, paused_for_silence } = availability;
  const resume = async (): Promise<void> => {
    if (await sending.send(async () => loaded.replace(await mentorsApi.resume()))) show(words.availability.resumed);
  };
  const pause = async (): Promise<void> => {
    if (!(await sending.send(() => rolesApi.pause(true)))) return;
    loaded.replace({ ...availability, paused: true });
    show(words.availability.pauseDone);
  };
  return (
    <section class="hint-card">
      <p>{paused ? (paused_for_silence ? words.silent : words.paused) : words.availability.pauseHint}</p>
      <Trouble of={sending} />
      <p class="actions">
        <button
          type="button"
          class={paused ? "button main" : "button"}
          aria-disabled={sending.busy}
          onClick={() => void (paused ? resume() : pause())}
        >
          {paused ? words.availability.resume : words.availability.pause}
        </button>
      </p>
    </section>
  );
}

interface FormProps {
  availability: Availability;
  onSaved: (availability: Availability) => void;
}

function AvailabilityForm({ availability, onSaved }: FormProps) {
  const words = inboxWords().availability;
  const today = parisDay(new Date());
  const [capacity, setCapacity] = useState(availability.capacity);
  const [always, setAlways] = useState(availability.hours.length === 0);
  const [week, setWeek] = useState<Week>(() =>
    weekOf(availability.hours.map(({ weekday, from, to }) => ({ weekday, opens: from, closes: to }))),
  );
  // Holidays that are over are none.
  const over = (availability.away_until ?? "") < today;
  const [from, setFrom] = useState(over ? "" : (availability.away_from ?? ""));
  const [until, setUntil] = useState(over ? "" : (availability.away_until ?? ""));
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const sending = useSending();
  const wrongWeek = !always && (week.every((day) => !day.length) || week.some((day) => faultsOf(day).some(Boolean)));
  let wrongAway: string | undefined;
  // Without a first day they begin at once.
  const begins = from || (until && today);
  if (from && !until) wrongAway = words.awayEnd;
  else if (until < begins) wrongAway = words.awayReversed;

  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (wrongWeek || wrongAway) {
      announce(words.check);
      // Once the fields are marked, the first of them is where to go on.
      focusWrong(form);
      return;
    }
    const hours = always
      ? []
      : slotsOf(week).map(({ weekday, opens, closes }) => ({ weekday, from: opens, to: closes }));
    const update = { capacity, hours, away_from: begins || null, away_until: until || null };
    const saved = await sending.send(async () => onSaved(await mentorsApi.saveAvailability(update)));
    if (saved) show(words.saved);
  };
  return (
    <form ref={form} class="stack" noValidate onSubmit={(event) => void save(event)}>
      <Stepper
        label={words.capacity}
        hint={words.capacityHint(availability.open_now)}
        less={words.less}
        more={words.more}
        value={capacity}
        most={MOST_OPEN}
        onChange={setCapacity}
      />
      <section>
        <OneChoice
          legend={words.hours}
          options={[
            { value: "always", label: words.always },
            { value: "chosen", label: words.chosen },
          ]}
          chosen={always ? "always" : "chosen"}
          onChange={(value) => setAlways(value === "always")}
        />
        <p class="hint">{words.hoursHint}</p>
        {!always && <Hours week={week} tried={tried} onChange={setWeek} />}
      </section>
      <fieldset class="choices stack">
        <legend>{words.away}</legend>
        <p class="hint">{words.awayHint}</p>
        <Field label={words.awayFrom} type="date" value={from} onInput={setFrom} error={sending.fields.away_from} />
        <Field
          label={words.awayUntil}
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

interface HoursProps {
  week: Week;
  tried: boolean;
  onChange: (week: Week) => void;
}

function Hours({ week, tried, onChange }: HoursProps) {
  const words = inboxWords().availability;
  const { likeMonday: likeMondayText, copied } = advisersWords();
  const none = week.every((day) => !day.length);
  return (
    <>
      {tried && none && (
        <p class="field-error" role="alert">
          {words.noHours}
        </p>
      )}
      <div class="week-hours">
        {week.map((day, index) => (
          <DayHours
            key={index}
            name={weekdayName(index + 1, language.value)}
            hours={day}
            faults={tried ? faultsOf(day) : []}
            closed={words.closed}
            onChange={(changed) => onChange(week.map((former, other) => (other === index ? changed : former)))}
          >
            {index === 0 && day.length > 0 && (
              <button
                type="button"
                class="button"
                onClick={() => {
                  onChange(likeMonday(week));
                  announce(copied);
                }}
              >
                {likeMondayText}
              </button>
            )}
          </DayHours>
        ))}
      </div>
    </>
  );
}
