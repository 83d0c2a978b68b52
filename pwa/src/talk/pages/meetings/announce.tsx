import { useState } from "preact/hooks";
import { hasRole, type Me } from "../../../data/session";
import { t } from "../../../i18n";
import { ManyChoices } from "../../../ui/choices";
import { Combo, type ComboOption } from "../../../ui/forms/combo";
import { Field } from "../../../ui/forms/field";
import "../../../ui/forms/forms.css";
import { SelectField } from "../../../ui/forms/select-field";
import { Trouble } from "../../../ui/forms/trouble";
import { useMissing } from "../../../ui/forms/use-missing";
import { useSending } from "../../../ui/forms/use-sending";
import { show } from "../../../ui/navigation/announcer";
import { leaveFor, query } from "../../../ui/navigation/router";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { type Level, meetingsApi } from "../../data/meetings";
import { mentorsApi } from "../../data/mentors";
import { meetingsWords } from "../../words/meetings";
import { About } from "./about";
import { instantInParis } from "./paris";
import { WhenFields } from "./when-fields";

const LASTS = ["30", "45", "60", "90"] as const;
const LEVELS: Level[] = ["middle_school", "high_school", "vocational", "apprenticeship", "higher"];

/** A mentor announces a meeting, or the Region's staff one of the mentor whom the address names. */
export function AnnouncePage() {
  return (
    <NeedsAccount roles={["mentor", "referent", "admin"]}>{(account) => <Announce account={account} />}</NeedsAccount>
  );
}

/** Mentors whom staff may name, each with what tells them apart. */
async function mentorOptions(words: string, signal: AbortSignal): Promise<ComboOption[]> {
  const found = await mentorsApi.forStaff(words, signal);
  return found.map(({ id, first_name, job_title, organisation, commune }) => ({
    key: id,
    label: `${first_name}, ${job_title}`,
    aside: [organisation, commune].filter(Boolean).join(", "),
  }));
}

function Announce({ account }: { account: Me }) {
  const words = meetingsWords().host;
  // A mentor speaks for themself, unless the address names another one.
  const named = query.value.get("mentor");
  const staff = named === null && !hasRole(account, "mentor");
  const [mentor, setMentor] = useState<ComboOption | null>(null);
  const [id] = useState(() => crypto.randomUUID() as string);
  // A day that nobody chose is announced by nobody.
  const [day, setDay] = useState("");
  const [time, setTime] = useState("");
  const [lasts, setLasts] = useState<(typeof LASTS)[number]>("45");
  const [seats, setSeats] = useState("20");
  const [levels, setLevels] = useState<Level[]>([]);
  const sending = useSending();
  const { form, errorOf, refuses } = useMissing<"mentor_id" | "starts_at" | "seats">(
    {
      mentor_id: staff && !mentor ? words.whoMissing : undefined,
      starts_at: day && time ? undefined : words.whenMissing,
    },
    sending,
  );
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (refuses()) return;
    const announced = await sending.send(() =>
      meetingsApi.announce({
        id,
        mentor_id: mentor?.key ?? named,
        starts_at: instantInParis(day, time),
        minutes: Number(lasts),
        seats: Number(seats),
        levels,
      }),
    );
    if (!announced) return;
    show(mentor ? words.toldThem : words.announced);
    leaveFor(`/meetings/${id}`);
  };
  return (
    <div class="page text">
      <BackButton />
      <PageTitle text={staff ? words.announceFor : words.announce} />
      <p class="lead">{staff ? words.announceForLead : words.announceLead}</p>
      <form ref={form} class="stack" noValidate onSubmit={(event) => void send(event)}>
        {staff && (
          <Combo
            label={words.who}
            hint={words.whoHint}
            none={words.whoNone}
            chosen={mentor?.label}
            error={errorOf("mentor_id")}
            search={mentorOptions}
            onChoose={setMentor}
          />
        )}
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
        {(!staff || mentor) && (
          <About
            mentor={mentor?.key ?? named}
            startsAt={day && time ? instantInParis(day, time) : null}
            minutes={Number(lasts)}
            seats={seats}
          />
        )}
        <Trouble of={sending} />
        <button type="submit" class="button main wide" aria-disabled={sending.busy}>
          {sending.busy ? words.sending : words.send}
        </button>
      </form>
    </div>
  );
}
