import { useState } from "preact/hooks";
import { addDays, parisDay } from "../../../data/format";
import { t } from "../../../i18n";
import { ManyChoices } from "../../../ui/choices";
import { Field } from "../../../ui/forms/field";
import "../../../ui/forms/forms.css";
import { SelectField } from "../../../ui/forms/select-field";
import { Trouble } from "../../../ui/forms/trouble";
import { useMissing } from "../../../ui/forms/use-missing";
import { useSending } from "../../../ui/forms/use-sending";
import { show } from "../../../ui/navigation/announcer";
import { navigate, query } from "../../../ui/navigation/router";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { type Level, meetingsApi } from "../../data/meetings";
import { meetingsWords } from "../../words/meetings";
import { instantInParis } from "./paris";
import { WhenFields } from "./when-fields";

const LASTS = ["30", "45", "60", "90"] as const;
const LEVELS: Level[] = ["middle_school", "high_school", "vocational", "apprenticeship", "higher"];
const IN_A_WEEK = 7;

/** A mentor announces a meeting, or the Region's staff one of the mentor whom the address names. */
export function AnnouncePage() {
  return <NeedsAccount roles={["mentor", "referent", "admin"]}>{() => <Announce />}</NeedsAccount>;
}

function Announce() {
  const words = meetingsWords().host;
  const [id] = useState(() => crypto.randomUUID() as string);
  const [day, setDay] = useState(addDays(parisDay(new Date()), IN_A_WEEK));
  const [time, setTime] = useState("17:30");
  const [lasts, setLasts] = useState<(typeof LASTS)[number]>("45");
  const [seats, setSeats] = useState("20");
  const [levels, setLevels] = useState<Level[]>([]);
  const sending = useSending();
  const { form, errorOf, refuses } = useMissing<"starts_at" | "seats">(
    { starts_at: day && time ? undefined : words.whenMissing },
    sending,
  );
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (refuses()) return;
    const announced = await sending.send(() =>
      meetingsApi.announce({
        id,
        mentor_id: query.value.get("mentor"),
        starts_at: instantInParis(day, time),
        minutes: Number(lasts),
        seats: Number(seats),
        levels,
      }),
    );
    if (!announced) return;
    show(words.announced);
    navigate(`/meetings/${id}`, { replace: true });
  };
  return (
    <div class="page text">
      <BackButton />
      <PageTitle text={words.announce} />
      <p class="lead">{words.announceLead}</p>
      <form ref={form} class="stack" noValidate onSubmit={(event) => void send(event)}>
        <WhenFields day={day} time={time} error={errorOf("starts_at")} onDay={setDay} onTime={setTime} />
        <SelectField
          label={words.lasts}
          value={lasts}
          options={LASTS.map((value) => ({ value, label: words.minutes(Number(value)) }))}
          onChange={setLasts}
        />
        <Field
          label={words.seats}
          inputMode="numeric"
          maxLength={2}
          required
          value={seats}
          error={errorOf("seats")}
          onInput={setSeats}
        />
        <ManyChoices
          legend={words.levels}
          options={LEVELS.map((value) => ({ value, label: t().levels[value] ?? value }))}
          chosen={levels}
          onChange={setLevels}
        />
        <Trouble of={sending} />
        <button type="submit" class="button main wide" aria-disabled={sending.busy}>
          {sending.busy ? words.sending : words.send}
        </button>
      </form>
    </div>
  );
}
