import type { ApiError } from "../../../data/errors";
import { wordsOf } from "../../../ui/forms/use-sending";
import { isAhead, type Writing } from "../../data/company/editor";
import { companyWords } from "../../words/company";
import { FieldLinks } from "./form-parts";

/** An attempt to let an offer out that was refused, or did not arrive; "unfit": what the form lacks or the law refuses. */
export type Stopped = ApiError | "unfit";

interface Props {
  writing: Writing;
  isOut: boolean;
  /** Why it did not go out when that was asked for last. */
  stopped: Stopped | null;
  /** What keeps it from going out. */
  wrong: readonly string[];
  /** Whether the same is said below, with why. */
  isListed: boolean;
}

/** Where what is written is by now: on the phone, at the server when it could go there; and where it was to go out and
 * did not, that it did not, and why. */
export function SaveState({ writing, isOut, stopped, wrong, isListed }: Props) {
  const { form } = companyWords();
  const { draft, failed, busy, fields } = writing;
  const inReview = draft.status === "review";
  const isUnfit = stopped === "unfit" || (stopped && Object.keys(stopped.fields).length > 0);
  // What kept it back may be mended by now.
  if (stopped && (!isUnfit || wrong.length)) {
    const kept = isOut
      ? inReview
        ? form.stopped.keptInReview
        : form.stopped.keptOut
      : isAhead(draft)
        ? form.stopped.kept
        : form.stopped.sent;
    return (
      <p class="word warn">
        <strong>{isOut ? form.stopped.notSaved : form.stopped.notOut}</strong>{" "}
        {!isUnfit && `${whyNot(stopped as ApiError)} `}
        {kept}
        {isUnfit && !isListed && (
          <>
            {" "}
            {form.stopped.wrong} <FieldLinks fields={wrong} />
          </>
        )}
      </p>
    );
  }
  if (isOut) return <p class="word">{inReview ? form.changesAreRead : form.changesAreLive}</p>;
  const offline = failed?.failure === "offline";
  if (failed && !offline && !Object.keys(fields).length && isAhead(draft)) {
    return <p class="banner grave">{wordsOf(failed)}</p>;
  }
  const text = busy
    ? form.state.busy
    : offline
      ? form.state.offline
      : Object.keys(fields).length
        ? isAhead(draft)
          ? form.state.refused
          : form.state.sent
        : isAhead(draft)
          ? form.state.kept
          : form.state.sent;
  return <p class="hint save-state">{text}</p>;
}

function whyNot(error: ApiError): string {
  return error.failure === "offline" ? companyWords().form.stopped.offline : wordsOf(error);
}
