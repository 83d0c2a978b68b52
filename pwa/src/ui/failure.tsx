import { useEffect, useRef } from "preact/hooks";
import { offline, onBackOnline, probe } from "../data/connection";
import { ApiError, type Failure } from "../data/errors";
import { ended } from "../data/session";
import { t } from "../i18n";
import { BackButton, PageTitle } from "./page";

/** Why an account is asked for: who had a session here reads that it ended, others what an account takes. */
export function signedOutWords(): { title: string; text: string; enter: string } {
  const { errors } = t();
  return ended.value
    ? { title: errors.endedTitle, text: errors.endedText, enter: errors.signIn }
    : { title: errors.accountTitle, text: errors.accountText, enter: errors.enter };
}

function words(failure: Failure): { title: string; text: string } {
  const { errors } = t();
  switch (failure) {
    case "offline":
      return { title: errors.offlineTitle, text: errors.offlineText };
    case "missing":
      return { title: errors.missingTitle, text: errors.missingText };
    case "busy":
      return { title: errors.busyTitle, text: errors.busyText };
    case "server":
      return { title: errors.serverTitle, text: errors.serverText };
    case "signed_out":
      return signedOutWords();
    case "forbidden":
      return { title: errors.forbiddenTitle, text: errors.forbiddenText };
    case "invalid":
    case "conflict":
      return { title: errors.invalidTitle, text: errors.invalidText };
  }
}

/** Trying again changes nothing. */
const FINAL: Failure[] = ["missing", "signed_out", "forbidden"];

/** What failed, as the reader's trouble. */
export function failureIn(error: unknown): Failure {
  return error instanceof ApiError ? error.failure : "server";
}

/** What fails again and again is not asked for by itself more often than that. */
const BY_ITSELF_MS = 15_000;
let askedByItself = Number.NEGATIVE_INFINITY;

/** What had no network is tried again when it is back, without a tap. */
function useRetryOnline(failure: Failure, onRetry: (() => void) | undefined): void {
  const retry = useRef(onRetry);
  retry.current = onRetry;
  useEffect(() => {
    if (failure !== "offline") return undefined;
    let soon: ReturnType<typeof setTimeout> | undefined;
    const pause = (): number => Math.max(0, askedByItself + BY_ITSELF_MS - Date.now());
    const ask = (): void => {
      clearTimeout(soon);
      soon = setTimeout(() => {
        askedByItself = Date.now();
        retry.current?.();
      }, pause());
    };
    // It may have come back before this was drawn.
    if (!offline.peek() && pause() === 0) ask();
    const end = onBackOnline(ask);
    return () => {
      end();
      clearTimeout(soon);
    };
  }, [failure]);
}

/** A whole page that could not be shown, and what to do next. */
export function ErrorPage({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const failure = failureIn(error);
  const { title, text } = words(failure);
  useRetryOnline(failure, onRetry);
  return (
    <div class="page trouble">
      <BackButton />
      <PageTitle text={title} />
      <p>{text}</p>
      <p class="actions">
        {failure === "signed_out" && (
          <a class="button main" href="/sign-in">
            {signedOutWords().enter}
          </a>
        )}
        {onRetry && !FINAL.includes(failure) && (
          <button type="button" class="button main" onClick={onRetry}>
            {t().retry}
          </button>
        )}
        <a class="button" href="/">
          {t().errors.home}
        </a>
        <a class="button" href="/saved">
          {t().errors.toSaved}
        </a>
      </p>
    </div>
  );
}

export function MissingPage() {
  return <ErrorPage error={new ApiError("missing")} />;
}

/** A list that could not be fetched. */
export function ListFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const failure = failureIn(error);
  const { title, text } = words(failure);
  useRetryOnline(failure, onRetry);
  const retry = async (): Promise<void> => {
    if (failure === "offline") await probe();
    onRetry();
  };
  return (
    <div class="empty" role="alert">
      <p>
        <strong>{title}</strong>
      </p>
      <p>{failure === "offline" ? t().errors.offlineList : text}</p>
      <p class="actions">
        <button type="button" class="button main" onClick={() => void retry()}>
          {t().retry}
        </button>
        {failure === "offline" && (
          <a class="button" href="/saved">
            {t().errors.toSaved}
          </a>
        )}
      </p>
    </div>
  );
}
