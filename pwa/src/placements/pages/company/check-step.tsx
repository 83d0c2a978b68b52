import { useState } from "preact/hooks";
import { offline } from "../../../data/connection";
import { ApiError } from "../../../data/errors";
import { language } from "../../../i18n";
import { Trouble } from "../../../ui/forms/trouble";
import { useSending } from "../../../ui/forms/use-sending";
import { show } from "../../../ui/navigation/announcer";
import { leaveFor } from "../../../ui/navigation/router";
import type { OfferContent } from "../../data/company/content";
import { phoneDrafts } from "../../data/company/drafts";
import { type DraftEditor, isBegun, type Verdict } from "../../data/company/editor";
import { type HeldFor, offersApi } from "../../data/company/offers";
import { type Finding, fromAge } from "../../data/company/rules";
import { companyWords } from "../../words/company";
import type { StepProps } from "./form-parts";
import { Preview } from "./preview";
import type { Stopped } from "./save-state";
import { Standing } from "./standing";
import type { Wording } from "./use-wording";
import { onlyWaits } from "./why";

interface Props extends StepProps {
  editor: DraftEditor;
  findings: readonly Finding[];
  /** What the server says of the offer as it is now; null: not yet. */
  verdict: Verdict | null;
  wording: Wording;
  company: string;
  /** Told why it did not go out; null: it is on its way. */
  onStopped: (why: Stopped | null) => void;
}

/** Where the offer stands, the offer as it will be read, and letting it out. */
export function CheckStep({
  editor,
  content,
  names,
  rules,
  freeDays,
  findings,
  verdict,
  wording,
  company,
  onStopped,
  errorOf,
}: Props) {
  const words = companyWords();
  const { form } = words;
  const { draft, fields } = editor.writing.value;
  const sending = useSending();
  /** How often it was refused here. */
  const [refused, setRefused] = useState(0);
  const isOut = editor.isOut();
  const wrong = new Map<string, string | undefined>();
  const refusedFields = Object.keys(fields).map((name) => name.split(".")[0] as keyof OfferContent);
  for (const field of [...findings.map((one) => one.field), ...refusedFields]) wrong.set(field, errorOf(field));

  const go = async (): Promise<void> => {
    const stop = (why: Stopped): void => {
      onStopped(why);
      // Again, so that the same refusal is read again.
      if (why === "unfit" || Object.keys(why.fields).length) setRefused((times) => times + 1);
    };
    if (!isBegun(draft)) return stop("unfit");
    onStopped(null);
    await sending.send(async () => {
      try {
        if (!(await editor.send())) throw editor.writing.value.failed ?? new ApiError("conflict", form.rivalTitle);
        const offer = isOut ? await offersApi.read(draft.id) : await offersApi.publish(draft.id);
        await editor.follow(offer);
        await phoneDrafts.drop(draft.id).catch(() => undefined);
        show(
          offer.status === "review"
            ? onlyWaits(offer.held_for)
              ? form.waits
              : form.inReview
            : isOut
              ? form.saved
              : form.published,
        );
        leaveFor(`/company/offers/${draft.id}`);
      } catch (error) {
        const why = error instanceof ApiError ? error : new ApiError("server");
        if (Object.keys(why.fields).length) editor.refuse(why);
        stop(why);
        throw why;
      }
    });
  };

  const known = verdict !== null || isOut;
  const failed = offline.value || wording.state === "failed";
  const checked =
    rules && known && wording.state === "read" ? (verdict ? "all" : "out") : failed ? "failed" : "not yet";
  // Of derogations and words the server knows it; of hours the form does, also without a network.
  const age = verdict ? verdict.from_age : rules ? fromAge(rules, content) : null;
  const first = verdict?.read_first_for ?? [];
  const asked = first.includes("law") ? verdict!.law.filter(({ outcome }) => outcome === "asked") : [];
  // What is asked about a declaration itself says it already.
  const said = asked.filter(({ field }) => field === "declarations").flatMap(({ declarations }) => declarations);
  const declared = (rules?.declarations ?? []).filter(
    ({ code, asks }) => asks && content.declarations.includes(code) && !said.includes(code),
  );
  const read = new Set<HeldFor>(["law", ...wording.found.map(({ code }) => code)]);
  return (
    <>
      <Standing
        wrong={wrong}
        refused={refused}
        rules={rules}
        content={content}
        declared={declared}
        asked={asked}
        found={wording.found}
        others={first.filter((code) => !read.has(code))}
        checked={checked}
      />
      {freeDays && <p class="word plain-word">{freeDays[language.value]}</p>}
      <Preview
        content={content}
        names={names}
        company={company}
        fromAge={age}
        marked={wording.found.flatMap((one) => one.words)}
      />
      {(draft.status === "review" || first.length > 0 || wording.found.length > 0) && (
        <details>
          <summary>{form.reviewTitle}</summary>
          <p>{form.reviewText}</p>
        </details>
      )}
      <Trouble of={sending} />
      <button type="button" class="button main wide" aria-disabled={sending.busy} onClick={() => void go()}>
        {isOut ? form.save : form.publish}
      </button>
    </>
  );
}
