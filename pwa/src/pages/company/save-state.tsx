import { isAhead, type Writing } from "../../data/company/editor";
import { companyWords } from "../../i18n/company";
import { wordsOf } from "../../components/forms/use-sending";

/** Where what is written is by now: always on the phone, and at the server when it could go there. */
export function SaveState({ writing, isOut }: { writing: Writing; isOut: boolean }) {
  const { form } = companyWords();
  const { draft, failed, busy, fields } = writing;
  if (isOut) return <p class="word">{form.changesAreLive}</p>;
  const offline = failed?.failure === "offline";
  if (failed && !offline && !Object.keys(fields).length && isAhead(draft)) {
    return <p class="banner alarm">{wordsOf(failed)}</p>;
  }
  const text = busy
    ? form.state.busy
    : offline
      ? form.state.offline
      : Object.keys(fields).length
        ? form.state.refused
        : isAhead(draft)
          ? form.state.kept
          : form.state.sent;
  return <p class="hint save-state">{text}</p>;
}
