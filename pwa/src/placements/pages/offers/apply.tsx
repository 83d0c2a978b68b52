import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { failureIn } from "../../../ui/failure";
import { Field, Tick } from "../../../ui/forms/field";
import { profileHref } from "../../../ui/forms/profile-href";
import { show } from "../../../ui/navigation/announcer";
import { leaveFor } from "../../../ui/navigation/router";
import "../../../ui/forms/forms.css";
import type { ApiError } from "../../../data/errors";
import { dayText } from "../../../data/format";
import type { Me } from "../../../data/session";
import { settings } from "../../../data/settings";
import { keyOf } from "../../../data/store";
import type { Offer } from "../../../data/types";
import { language, t } from "../../../i18n";
import { accountWords } from "../../../people/words/account";
import { Trouble } from "../../../ui/forms/trouble";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { useMissing } from "../../../ui/forms/use-missing";
import { useSending } from "../../../ui/forms/use-sending";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { SheetFrame } from "../../../ui/sheet-frame";
import { ListSkeleton } from "../../../ui/skeleton";
import { useSheet } from "../../../ui/use-sheet";
import { applicationsApi, apply, keepWritten, keptWritten, mayApply, type Written } from "../../data/applications";
import { offersApi } from "../../data/offers";
import { applicationsWords } from "../../words/applications";
import { offerWords } from "../../words/offer";
import "./offers.css";

const MOTIVATION_MAX = 2000;
const ABOUT_MAX = 1000;
const WORDS_MIN = 3;

/** Apply in a minute: motivation, weeks, and what one chooses to add. */
export function ApplyPage({ id }: { id: string }) {
  return (
    <NeedsAccount roles={["student"]} why={applicationsWords().apply.account}>
      {(account) => <ForOffer key={account.id} account={account} offerId={id} />}
    </NeedsAccount>
  );
}

function ForOffer({ account, offerId }: { account: Me; offerId: string }) {
  const fetched = useSheet<Offer>(keyOf("offer", offerId), () => offersApi.offer(offerId));
  return (
    <SheetFrame fetched={fetched}>
      {(offer) => (
        <>
          <BackButton />
          <PageTitle text={applicationsWords().apply.title} />
          <p class="lead">
            <a href={`/offers/${offer.id}`}>{offer.title}</a>, {offer.company_name}
          </p>
          {account.birth_date === null ? (
            <BirthDateFirst />
          ) : offer.status === "published" && offer.organisation_id !== null ? (
            <OnceOnly offer={offer}>
              <Form account={account} offer={offer} />
            </OnceOnly>
          ) : (
            <p class="banner grave">{applicationsWords().apply.closed}</p>
          )}
        </>
      )}
    </SheetFrame>
  );
}

/** Whether one is old enough is told before anything is written. */
function BirthDateFirst() {
  const words = applicationsWords().apply;
  return (
    <div class="banner">
      <p>{words.birthDateFirst}</p>
      <p>
        <a href={profileHref({ field: "birth-date" })}>{words.birthDate}</a>
      </p>
    </div>
  );
}

/** The form, or the application that is there already; without a network the server tells later. */
function OnceOnly({ offer, children }: { offer: Offer; children: ComponentChildren }) {
  const loaded = useLoaded(`applying ${offer.id}`, (signal) => mayApply(offer.id, signal));
  if (loaded.data === undefined && loaded.error === undefined) return <ListSkeleton />;
  if (failureIn(loaded.error) === "forbidden") return <p class="banner grave">{(loaded.error as ApiError).message}</p>;
  if (!loaded.data) return <>{children}</>;
  return (
    <p>
      {offerWords().applied} <a href={`/me/applications/${loaded.data.id}`}>{offerWords().toApplication}</a>
    </p>
  );
}

function Form({ account, offer }: { account: Me; offer: Offer }) {
  const words = applicationsWords().apply;
  const id = useRef<string>(crypto.randomUUID());
  const [written, setWritten] = useState<Written>(() => keptWritten(offer.id) ?? blank(offer));
  const sending = useSending();
  const school = useLoaded("my school", applicationsApi.school).data?.school;
  const change = (part: Partial<Written>): void => {
    const next = { ...written, ...part };
    setWritten(next);
    keepWritten(offer.id, next);
  };
  const chosen = written.weeks?.filter((week) => offer.weeks.includes(week)) ?? [];
  const { form, errorOf, refuses } = useMissing<keyof Written>(
    {
      weeks: offer.weeks.length > 0 && chosen.length === 0 ? words.weeksError : undefined,
      motivation: written.motivation.trim().length < WORDS_MIN ? words.motivationError : undefined,
    },
    sending,
  );

  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (refuses()) return;
    const application = { ...written, weeks: chosen, id: id.current, offer_id: offer.id };
    let outcome: "sent" | "later" = "sent";
    const done = await sending.send(async () => {
      outcome = await apply(account, offer, application);
    });
    if (!done) return;
    keepWritten(offer.id, null);
    show(outcome === "sent" ? words.sent : words.later);
    leaveFor(outcome === "sent" ? `/me/applications/${application.id}` : "/me/applications");
  };

  return (
    <form ref={form} class="stack" noValidate onSubmit={(event) => void send(event)}>
      {offer.weeks.length > 0 && (
        <Weeks
          weeks={offer.weeks}
          detail={offer.weeks_detail}
          chosen={chosen}
          error={errorOf("weeks")}
          onChange={(weeks) => change({ weeks })}
        />
      )}
      <section>
        <h2>{words.motivation}</h2>
        <p>{words.questionsLead}</p>
        <ul class="questions">
          {words.questions.map((question) => (
            <li key={question}>{question}</li>
          ))}
        </ul>
        <Field
          label={words.motivationHint}
          hint={`${words.warning} ${words.left(MOTIVATION_MAX - written.motivation.length)}`}
          error={errorOf("motivation")}
          rows={7}
          maxLength={MOTIVATION_MAX}
          required
          value={written.motivation}
          onInput={(motivation) => change({ motivation })}
        />
      </section>
      <Field
        label={words.about}
        hint={words.aboutHint}
        error={errorOf("about")}
        rows={3}
        maxLength={ABOUT_MAX}
        value={written.about ?? ""}
        onInput={(about) => change({ about })}
      />
      {(school || !account.minor) && (
        <fieldset>
          <legend class="hidden">{words.add}</legend>
          {school && (
            <Tick
              label={words.shareSchool(school.name)}
              checked={written.share_school ?? false}
              onChange={(share_school) => change({ share_school })}
            />
          )}
          {!account.minor && (
            <Tick
              label={words.shareContact}
              checked={written.share_contact ?? false}
              onChange={(share_contact) => change({ share_contact })}
            />
          )}
        </fieldset>
      )}
      <Sees account={account} />
      <Trouble of={sending} />
      {sending.code === "applied-already" && (
        <p>
          <a href="/me/applications">{words.toMine}</a>
        </p>
      )}
      {sending.code === "birth-date-needed" && (
        <p>
          <a href={profileHref({ field: "birth-date" })}>{words.birthDate}</a>
        </p>
      )}
      <button type="submit" class="button main wide" aria-disabled={sending.busy}>
        {sending.busy ? words.sending : words.send}
      </button>
      {settings.value && (
        <p class="hint">{words.limits(settings.value.applications_per_day, settings.value.application_silence_days)}</p>
      )}
    </form>
  );
}

function blank(offer: Offer): Written {
  // One week only: there is nothing to choose.
  const weeks = offer.weeks.length === 1 ? offer.weeks : [];
  return { motivation: "", about: "", weeks, share_school: false, share_contact: false };
}

interface WeeksProps {
  weeks: string[];
  detail: Offer["weeks_detail"];
  chosen: string[];
  error: string | undefined;
  onChange: (weeks: string[]) => void;
}

function Weeks({ weeks, detail, chosen, error, onChange }: WeeksProps) {
  return (
    <fieldset class={error ? "invalid" : undefined} aria-describedby={error ? "weeks-error" : undefined}>
      <legend>
        <h2>{applicationsWords().apply.weeks}</h2>
      </legend>
      {/* Over the weeks, where one is led: there may be more of them than the screen is high. */}
      {error && (
        <p id="weeks-error" class="field-error">
          {error}
        </p>
      )}
      {weeks.map((week) => (
        <Tick
          key={week}
          label={[t().offers.week(dayText(week, language.value)), detail.find((one) => one.week === week)?.holidays]
            .filter(Boolean)
            .join(", ")}
          checked={chosen.includes(week)}
          onChange={(on) => onChange(on ? [...chosen, week].sort() : chosen.filter((one) => one !== week))}
        />
      ))}
    </fieldset>
  );
}

/** What the company is shown, and what it never is. */
function Sees({ account }: { account: Me }) {
  const words = applicationsWords().apply;
  return (
    <section class="hint-card">
      <h2>{words.sees}</h2>
      <ul>
        <li>{words.seesName(account.first_name || words.noName)}</li>
        {account.level && <li>{words.seesLevel(accountWords().levels[account.level] ?? account.level)}</li>}
        <li>{words.seesMotivation}</li>
      </ul>
      {!account.first_name && (
        <p>
          <a href={profileHref()}>{words.fillIn}</a>
        </p>
      )}
      <p>
        {words.never} {account.minor ? words.contactMinor : words.contactAdult}
      </p>
    </section>
  );
}
