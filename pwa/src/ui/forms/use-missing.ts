import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { announce } from "../navigation/announcer";
import { focusWrong, type Sending } from "./use-sending";

interface Missing<Name extends string> {
  form: RefObject<HTMLFormElement | null>;
  /** What is to be said at a field: that it is missing, or the server's word. */
  errorOf(field: Name): string | undefined;
  /** Whether something is missing; then it is said, and the first such field has the keyboard. */
  refuses(): boolean;
}

/** What a form cannot be sent without, a sentence for each field that lacks; it is said from the first try on. */
export function useMissing<Name extends string>(
  missing: Readonly<Partial<Record<Name, string | undefined>>>,
  sending: Sending,
): Missing<Name> {
  const form = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(false);
  useEffect(() => {
    if (tried) focusWrong(form);
  }, [tried]);
  return {
    form,
    errorOf: (field) => (tried && missing[field]) || sending.fields[field],
    refuses: () => {
      const said = Object.values(missing).filter(Boolean).join(" ");
      if (!said) return false;
      setTried(false);
      requestAnimationFrame(() => setTried(true));
      announce(said);
      return true;
    },
  };
}
