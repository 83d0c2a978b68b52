import { useEffect, useState } from "preact/hooks";
import "../../../ui/forms/forms.css";
import { ApiError } from "../../../data/errors";
import { momentText } from "../../../data/format";
import { language } from "../../../i18n";
import { ErrorPage } from "../../../ui/failure";
import { BackButton, PageTitle } from "../../../ui/page";
import { PageSkeleton } from "../../../ui/skeleton";
import { type OutboxMail, signInApi } from "../../data/me";
import { ownWords } from "../../words/own";
import "./account.css";

const REFRESH_MS = 3000;

/** The mails of a demonstration, newest first; the page looks for new ones by itself. */
export function OutboxPage() {
  const words = ownWords().outbox;
  const [mails, setMails] = useState<OutboxMail[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    const left = new AbortController();
    const look = (): void => {
      if (document.visibilityState === "hidden") return;
      signInApi.outbox(left.signal).then(
        (found) => {
          setMails(found);
          setError(null);
        },
        (reason: unknown) => left.signal.aborted || setError(reason),
      );
    };
    look();
    const looking = setInterval(look, REFRESH_MS);
    return () => {
      clearInterval(looking);
      left.abort();
    };
  }, []);
  if (error instanceof ApiError && error.failure === "missing") return <NoOutbox />;
  if (!mails) return error ? <ErrorPage error={error} /> : <PageSkeleton />;
  return (
    <div class="page text">
      <BackButton />
      <PageTitle text={words.title} />
      <p class="lead">{words.lead}</p>
      {mails.length === 0 && <p class="empty">{words.none}</p>}
      <ol class="mails" reversed>
        {mails.map((mail) => (
          <li key={mail.id}>
            <Mail mail={mail} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Mail({ mail }: { mail: OutboxMail }) {
  const words = ownWords().outbox;
  return (
    <article class="mail stack">
      <header>
        <h2>{mail.subject}</h2>
        <p class="hint">
          {words.to(mail.to)} · {momentText(mail.created_at, language.value)}
        </p>
        {mail.one_click && <Unsubscribe address={mail.one_click} />}
      </header>
      {mail.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {mail.code && (
        <p class="mail-code">
          <span class="hidden">{words.code} </span>
          {mail.code}
        </p>
      )}
      {mail.url && (
        <p class="actions">
          <a class="button main" href={mail.url}>
            {mail.action ?? words.open}
          </a>
          {mail.others.map(({ action, url }) => (
            <a key={url} class="button main" href={url}>
              {action}
            </a>
          ))}
        </p>
      )}
      {mail.code && (
        <p class="actions">
          <a class="button" href="/sign-in">
            {words.signIn}
          </a>
        </p>
      )}
      <p class="hint">{mail.stop ? <a href={mail.stop}>{mail.foot}</a> : mail.foot}</p>
    </article>
  );
}

/** What mail programs offer beside the sender: they post to the address of the mail (RFC 8058). */
function Unsubscribe({ address }: { address: string }) {
  const words = ownWords().outbox;
  const [ended, setEnded] = useState(false);
  const end = (): void => {
    const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
    fetch(new URL(address).pathname, { method: "POST", body }).then(
      (answer) => setEnded(answer.ok),
      () => undefined,
    );
  };
  return (
    <p role="status">
      {ended ? (
        words.unsubscribed
      ) : (
        <button type="button" class="button" onClick={end}>
          {words.unsubscribe}
        </button>
      )}
    </p>
  );
}

function NoOutbox() {
  const words = ownWords().outbox;
  return (
    <div class="page text">
      <BackButton />
      <PageTitle text={words.closedTitle} />
      <p>{words.closedText}</p>
    </div>
  );
}
