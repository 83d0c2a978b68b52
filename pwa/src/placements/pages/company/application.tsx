import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { momentText } from "../../../data/format";
import { language } from "../../../i18n";
import { colon } from "../../../i18n/colon";
import { dayOf } from "../../../ui/forms/day";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { Trouble } from "../../../ui/forms/trouble";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { show } from "../../../ui/navigation/announcer";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { useNews } from "../../../ui/use-news";
import { type Application, applicationsApi, daysLeft, RECEIVED } from "../../data/company/applications";
import { companyWords } from "../../words/company";
import "../../../ui/forms/forms.css";
import { AcceptSheet, ContactSheet, ExplainSheet } from "./answer";
import "./company.css";
import { weekSpans } from "./texts";

/** One application: what the young person wrote, and an answer in two taps. */
export function ApplicationPage({ id }: { id: string }) {
  return <NeedsAccount roles={["company"]}>{() => <Received id={id} />}</NeedsAccount>;
}

function Received({ id }: { id: string }) {
  const loaded = useLoaded(`application ${id}`, (signal) => applicationsApi.read(id, signal));
  useNews(RECEIVED, loaded.reload);
  const unseen = loaded.data?.status === "sent" && loaded.data.seen_at === null;
  useEffect(() => {
    // The young person learns that somebody reads; nothing waits for it.
    if (unseen) applicationsApi.see(id).catch(() => undefined);
  }, [id, unseen]);
  return (
    <LoadedPage loaded={loaded}>
      {(application) => <ApplicationSheet application={application} onChanged={loaded.replace} />}
    </LoadedPage>
  );
}

interface Props {
  application: Application;
  onChanged: (application: Application) => void;
}

function ApplicationSheet({ application, onChanged }: Props) {
  const words = companyWords().applications;
  const name = application.first_name || words.noName;
  const { offer } = application;
  const facts: [string, ComponentChildren][] = [
    [words.forOffer, <a href={`/company/offers/${offer.id}`}>{offer.title}</a>],
    [words.level, application.level && (words.levels[application.level] ?? application.level)],
    [words.school, application.school_name],
    [words.weeks, weekSpans(application.weeks, offer.weekdays)],
    [words.heldWeeks, weekSpans(application.held_weeks, offer.weekdays)],
  ];
  return (
    <div class="page">
      <BackButton />
      <p class="kind">{words.received(dayOf(application.sent_at))}</p>
      <PageTitle text={words.one(application.first_name)} />
      <State application={application} />
      {application.over && <Outcome application={application} onChanged={onChanged} />}
      {application.motivation && (
        <section>
          <h2>{words.motivation}</h2>
          <p class="quoted as-typed">{application.motivation}</p>
        </section>
      )}
      {application.about && (
        <section>
          <h2>{words.about}</h2>
          <p class="quoted as-typed">{application.about}</p>
        </section>
      )}
      <dl class="facts-table">
        {facts.map(
          ([label, value]) =>
            value && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {application.contact !== null && <Given application={application} onChanged={onChanged} />}
      <Answer application={application} name={name} onChanged={onChanged} />
      <p class="hint">{words.privacy}</p>
      <History application={application} />
    </div>
  );
}

/** Where it stands, what comes next, and by when. */
function State({ application }: { application: Application }) {
  const words = companyWords().applications;
  const { status, reason, word, answer_due_at: due, confirm_due_at: confirm } = application;
  const held = status === "accepted" || status === "confirmed";
  return (
    <div class={held ? "word" : "word plain-word"}>
      <p>
        <strong>{words.statuses[status] ?? status}</strong>
        {due && `, ${words.daysLeft(daysLeft(due))}`}
      </p>
      {reason && <p>{words.reasons[reason] ?? words.endings[reason] ?? reason}</p>}
      {word && (
        <p>
          <q>{word}</q>
        </p>
      )}
      {status === "expired" && <p>{words.late}</p>}
      {status === "accepted" && confirm && <p>{words.confirmBefore(momentText(confirm, language.value))}</p>}
      {held && !application.over && <Contact application={application} />}
      {status === "confirmed" && !application.over && <p>{words.nextStep(application.school_name ?? "")}</p>}
    </div>
  );
}

/** The address of an adult who chose to show it; nobody else's ever. */
function Contact({ application }: { application: Application }) {
  const words = companyWords().applications;
  if (!application.contact_email) return <p>{words.noContact}</p>;
  return (
    <p>
      {words.theirEmail}
      {colon()}
      <a href={`mailto:${application.contact_email}`}>{application.contact_email}</a>{" "}
      <span class="hint">{words.emailWhy}</span>
    </p>
  );
}

/** Whom the young person asks for, as the company told it; corrected until the placement begins. */
function Given({ application, onChanged }: Props) {
  const words = companyWords().applications;
  const [open, setOpen] = useState(false);
  return (
    <section class="hint-card">
      <h2>{words.contactGiven}</h2>
      <p class="as-typed">{application.contact}</p>
      {application.contact_open ? (
        <p class="actions">
          <button type="button" class="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
            {words.contactCorrect}
          </button>
        </p>
      ) : (
        !application.over && <p class="hint">{words.contactOver}</p>
      )}
      <ContactSheet application={application} open={open} onClose={() => setOpen(false)} onChanged={onChanged} />
    </section>
  );
}

/** Asked once it is over: whether it took place, and nothing of how the young person did. */
function Outcome({ application, onChanged }: Props) {
  const words = companyWords().applications;
  const sending = useSending();
  const { id, took_place: said } = application;
  const [again, setAgain] = useState(false);
  const say = async (took_place: boolean): Promise<void> => {
    if (!(await sending.send(async () => onChanged(await applicationsApi.sayOutcome(id, took_place))))) return;
    setAgain(false);
    show(words.outcomeDone);
  };
  if (said !== null && !again) {
    return (
      <section class="hint-card">
        <p>
          <strong>{said ? words.tookPlace : words.tookNoPlace}</strong>
        </p>
        <p class="actions">
          <button type="button" class="button" onClick={() => setAgain(true)}>
            {words.outcomeCorrect}
          </button>
        </p>
      </section>
    );
  }
  return (
    <section class="hint-card">
      <h2>{words.outcomeAsk}</h2>
      <p class="hint">{words.outcomeHelp}</p>
      <Trouble of={sending} />
      <p class="actions">
        <button type="button" class="button main" aria-disabled={sending.busy} onClick={() => void say(true)}>
          {words.outcomeYes}
        </button>
        <button type="button" class="button" aria-disabled={sending.busy} onClick={() => void say(false)}>
          {words.outcomeNo}
        </button>
      </p>
    </section>
  );
}

type Open = "accept" | "refuse" | "cancel" | null;

function Answer({ application, name, onChanged }: Props & { name: string }) {
  const words = companyWords().applications;
  const [open, setOpen] = useState<Open>(null);
  const { status } = application;
  const close = (): void => setOpen(null);
  if (application.over) return null;
  if (status === "accepted" || status === "confirmed") {
    return (
      <>
        <p class="actions">
          <button type="button" class="button" aria-haspopup="dialog" onClick={() => setOpen("cancel")}>
            {words.cancel}
          </button>
        </p>
        <ExplainSheet
          application={application}
          kind="cancel"
          open={open === "cancel"}
          onClose={close}
          onChanged={onChanged}
        />
      </>
    );
  }
  if (status !== "sent" && status !== "expired") return null;
  return (
    <>
      <p class="actions reply-ways">
        <button type="button" class="button main" aria-haspopup="dialog" onClick={() => setOpen("accept")}>
          {words.accept}
        </button>
        <button type="button" class="button" aria-haspopup="dialog" onClick={() => setOpen("refuse")}>
          {words.refuse}
        </button>
      </p>
      <AcceptSheet
        application={application}
        name={name}
        open={open === "accept"}
        onClose={close}
        onChanged={onChanged}
      />
      <ExplainSheet
        application={application}
        kind="refuse"
        open={open === "refuse"}
        onClose={close}
        onChanged={onChanged}
      />
    </>
  );
}

function History({ application }: { application: Application }) {
  const words = companyWords().applications;
  return (
    <details>
      <summary>{words.history}</summary>
      <ol class="offer-history">
        {application.history.map((step, index) => (
          <li key={index}>
            <span>{momentText(step.at, language.value)}</span> {words.sides[step.side]}{" "}
            {words.steps[step.act === "moved" ? step.status : step.act]}
            {step.word && (
              <>
                {colon()}
                <q>{step.word}</q>
              </>
            )}
          </li>
        ))}
      </ol>
      {application.seen_at && <p class="hint">{words.seen(dayOf(application.seen_at))}</p>}
    </details>
  );
}
