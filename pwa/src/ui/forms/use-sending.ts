import type { RefObject } from "preact";
import { useRef, useState } from "preact/hooks";
import { ApiError } from "../../data/errors";
import { t } from "../../i18n";
import { announce } from "../navigation/announcer";

/** What is on its way to the server, and what it said against it. */
export interface Sending {
  busy: boolean;
  /** A word on the whole; empty when a field has its own. */
  trouble: string;
  /** The problem's code, such as "second-factor-needed". */
  code: string;
  /** The server's word on each field. */
  fields: Readonly<Record<string, string>>;
  /** Do it, once at a time; whether it went through. */
  send(work: () => Promise<unknown>): Promise<boolean>;
  clear(): void;
}

const QUIET = { trouble: "", code: "", fields: {} };

/** Sends a form: one attempt at a time, with the server's words on what went wrong. */
export function useSending(): Sending {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<Pick<Sending, "trouble" | "code" | "fields">>(QUIET);
  const running = useRef(false);
  const send = async (work: () => Promise<unknown>): Promise<boolean> => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setSaid(QUIET);
    try {
      await work();
      return true;
    } catch (error) {
      const refused = error instanceof ApiError ? error : new ApiError("server");
      const fields = refused.fields;
      const words = Object.values(fields);
      const trouble = words.length ? "" : wordsOf(refused);
      setSaid({ trouble, code: refused.code, fields });
      announce(trouble || words.join(" "));
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { busy, ...said, send, clear: () => setSaid(QUIET) };
}

/** Why it failed, in the server's words where it gave some. */
export function wordsOf(error: ApiError): string {
  const { errors } = t();
  if (error.message) return error.message;
  if (error.failure === "offline") return errors.offlineTitle;
  if (error.failure === "busy") return errors.busyText;
  return errors.serverText;
}

/** Bring a form's first wrong field under the eye, once what is wrong is on screen. */
export function focusWrong(form: RefObject<HTMLFormElement | null>): void {
  requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true], .invalid input")?.focus());
}
