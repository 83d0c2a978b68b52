import { useEffect, useState } from "preact/hooks";
import { offline } from "../../../data/connection";
import { dayText, momentText, parisDay } from "../../../data/format";
import { language, t } from "../../../i18n";
import { ReportConduct } from "../../../safety/parts/report-conduct";
import { Fetched } from "../../../ui/forms/fetched";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { Icon } from "../../../ui/icon";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { useNews } from "../../../ui/use-news";
import { ANSWERED, type Application, type Known, myApplication } from "../../data/applications";
import { weekSpan } from "../../data/week-span";
import { applicationsWords } from "../../words/applications";
import "../../../ui/forms/forms.css";
import "../../../ui/sheet-frame.css";
import "./applications.css";
import { StatusTag } from "./status-tag";

/** One application: where it stands, what to do, and its history. */
export function ApplicationPage({ id }: { id: string }) {
  return <NeedsAccount>{(account) => <Mine key={account.id} accountId={account.id} id={id} />}</NeedsAccount>;
}

function Mine({ accountId, id }: { accountId: string; id: string }) {
  const loaded = useLoaded<Known<Application>>(`application ${accountId} ${id}`, (signal) => myApplication(id, signal));
  // What the student did, until the server is asked again.
  const [changed, setChanged] = useState<Application>();
  useEffect(() => setChanged(undefined), [loaded.data]);
  useNews(ANSWERED, loaded.reload);
  return (
    <LoadedPage loaded={loaded}>
      {({ data, kept }) => (
        <Sheet application={changed ?? data} kept={kept && !changed} onChanged={setChanged} onStale={loaded.reload} />
      )}
    </LoadedPage>
  );
}

interface SheetProps {
  application: Application;
  kept: boolean;
  onChanged: (application: Application) => void;
  onStale: () => void;
}

function Sheet({ application, kept, onChanged, onStale }: SheetProps) {
  const words = applicationsWords();
  const { offer } = application;
  return (
    <article class="page">
      <BackButton />
      <header class="sheet-head of-offer">
        <p class="kind">{t().offers.kinds[offer.kind]}</p>
        <PageTitle text={offer.title} />
        <p class="lead">
          {offer.company_name}, {offer.commune}
        </p>
        <p class="tags">
          <StatusTag application={application} />
        </p>
      </header>
      {kept && <p class="banner">{words.mine.kept}</p>}
      {/* A phone may have kept it from before there were any. */}
      {application.changes?.length > 0 && (
        <Fetched load={() => import("./changes")}>{({ Changed }) => <Changed application={application} />}</Fetched>
      )}
      {/* A phone may have kept it from before it was told. */}
      {application.took_place == null ? (
        <State application={application} />
      ) : (
        <Fetched load={() => import("./outcome")}>{({ Outcome }) => <Outcome application={application} />}</Fetched>
      )}
      {["sent", "accepted", "confirmed"].includes(application.status) &&
        application.took_place == null &&
        (offline.value ? (
          <p class="hint">{words.one.offline}</p>
        ) : (
          <Fetched load={() => import("./actions")}>
            {({ Actions }) => <Actions application={application} onChanged={onChanged} onStale={onStale} />}
          </Fetched>
        ))}
      {application.company_contact && (
        <section class="hint-card">
          <h2>{words.one.contact}</h2>
          <p class="as-typed">{application.company_contact}</p>
          <p class="hint">{words.one.contactHint}</p>
        </section>
      )}
      {application.level_fits === false && application.status === "sent" && (
        <p class="hint">{words.one.levelDiffers}</p>
      )}
      {application.age_conditions && application.status === "sent" && <p class="hint">{words.one.ageConditions}</p>}
      <p>
        <a class="to-offer" href={`/offers/${offer.id}`}>
          {words.one.offer}
        </a>
      </p>
      {/* A phone may have kept it from before it was told. */}
      {application.masked?.length > 0 && (
        <Fetched load={() => import("./masked")}>{({ Masked }) => <Masked application={application} />}</Fetched>
      )}
      <Written application={application} />
      <History application={application} />
      {application.seen_at && <ReportConduct about={{ subject_kind: "company", subject_id: application.id }} />}
    </article>
  );
}

/** Where it stands, and what comes next. */
function State({ application }: { application: Application }) {
  const words = applicationsWords().one;
  const { status, reason, word, seen_at, unanswered_for_now: notNow, answer_due_at, confirm_due_at } = application;
  const due = answer_due_at ? dayText(parisDay(new Date(answer_due_at)), language.value) : "";
  const texts: Record<Application["status"], string> = {
    sent: notNow ? words.notNow : seen_at ? words.seen(due) : words.sent(due),
    accepted: words.accepted,
    confirmed: words.confirmed,
    refused: words.refused,
    withdrawn: reason === "confirmed_elsewhere" ? words.gaveWay : words.withdrawn,
    cancelled: words.cancelled,
    expired: words.expired,
    lapsed: words.lapsed,
  };
  const why = status === "refused" || status === "cancelled" || (status === "expired" && reason !== "silence");
  const over = !["sent", "accepted", "confirmed"].includes(status);
  return (
    <section class={status === "accepted" || status === "confirmed" ? "hint-card reached" : "hint-card"}>
      <p>
        <strong>{texts[status]}</strong>
      </p>
      {status === "accepted" && confirm_due_at && (
        <p>{words.acceptedUntil(momentText(confirm_due_at, language.value))}</p>
      )}
      {status === "confirmed" && <p>{words.confirmedNext}</p>}
      {why && reason && words.reasons[reason] && <p>{words.reasons[reason]}</p>}
      {word && (
        <p>
          {words.word} <q lang="fr">{word}</q>
        </p>
      )}
      {(over || notNow) && (
        <p class="actions">
          <a class="button" href={`/offers?kind=${application.offer.kind}`}>
            {words.others}
          </a>
        </p>
      )}
    </section>
  );
}

function Written({ application }: { application: Application }) {
  const words = applicationsWords().one;
  const { weeks, held_weeks, motivation, about, share_school, share_contact } = application;
  const names = (days: string[]): string =>
    days.map((day) => weekSpan(day, language.value, application.offer.weekdays)).join(", ");
  return (
    <section>
      {(weeks.length > 0 || held_weeks.length > 0) && (
        <dl class="pairs">
          {held_weeks.length > 0 ? (
            <div>
              <dt>{words.heldWeeks}</dt>
              <dd>{names(held_weeks)}</dd>
            </div>
          ) : (
            <div>
              <dt>{words.weeks}</dt>
              <dd>{names(weeks)}</dd>
            </div>
          )}
        </dl>
      )}
      <details>
        <summary>{words.yours}</summary>
        <p class="as-typed quoted">{motivation}</p>
        {about && <p class="as-typed quoted">{about}</p>}
        {share_school && <p class="hint">{words.sharedSchool}</p>}
        {share_contact && <p class="hint">{words.sharedContact}</p>}
      </details>
    </section>
  );
}

function History({ application }: { application: Application }) {
  const words = applicationsWords().one;
  return (
    <section>
      <h2>{words.history}</h2>
      <ol class="history">
        {application.history.map(({ at, side, status, reason, word, act }, index, { length }) => (
          <li key={at + status}>
            <Icon
              name={(!act || act === "moved") && (status === "confirmed" || status === "accepted") ? "check" : "clock"}
            />
            <div>
              <p>
                <strong>{words.step[act && act !== "moved" ? act : status]}</strong> · {words.by[side]}
              </p>
              <p class="hint">{momentText(at, language.value)}</p>
              {/* Why it stands where it does now is said at the top. */}
              {index < length - 1 && (
                <>
                  {reason && <p>{words.reasons[reason]}</p>}
                  {word && (
                    <p>
                      <q lang="fr">{word}</q>
                    </p>
                  )}
                </>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
