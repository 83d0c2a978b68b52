import { useState } from "preact/hooks";
import { show } from "../../app/announcer";
import { navigate } from "../../app/router";
import { Trouble } from "../../components/forms/trouble";
import { useSending } from "../../components/forms/use-sending";
import { phoneDrafts } from "../../data/company/drafts";
import type { DraftEditor } from "../../data/company/editor";
import { type LawFinding, offersApi } from "../../data/company/offers";
import type { Finding } from "../../data/company/rules";
import { ApiError } from "../../data/errors";
import { companyWords } from "../../i18n/company";
import { LawText } from "./declarations";
import type { StepProps } from "./form-parts";
import { Preview } from "./preview";
import { stepOf } from "./steps";
import { WordingAhead } from "./wording";

interface Props extends StepProps {
  editor: DraftEditor;
  findings: readonly Finding[];
  /** What the server says the law asks of the offer as it has it. */
  law: readonly LawFinding[];
  company: string;
}

/** What is missing, the offer as it will be read, and letting it out. */
export function CheckStep({ editor, content, names, findings, law, company, errorOf }: Props) {
  const words = companyWords();
  const { form } = words;
  const { draft, fields } = editor.writing.value;
  const sending = useSending();
  const [refused, setRefused] = useState(false);
  const isOut = editor.isOut();

  const go = (): Promise<boolean> =>
    sending.send(async () => {
      setRefused(false);
      try {
        if (!(await editor.send())) throw editor.writing.value.failed ?? new ApiError("conflict", form.rivalTitle);
        const offer = isOut ? await offersApi.read(draft.id) : await offersApi.publish(draft.id);
        await editor.follow(offer);
        await phoneDrafts.drop(draft.id).catch(() => undefined);
        show(offer.status === "review" ? form.inReview : isOut ? form.saved : form.published);
        navigate(`/company/offers/${draft.id}`, { replace: true });
      } catch (error) {
        if (error instanceof ApiError && Object.keys(error.fields).length) {
          editor.refuse(error);
          setRefused(true);
        }
        throw error;
      }
    });

  const asked = law.filter(({ outcome }) => outcome === "asked");
  const wrong = new Map<string, string | undefined>();
  for (const { field } of findings) wrong.set(field, errorOf(field));
  for (const field of Object.keys(fields)) wrong.set(field.split(".")[0]!, fields[field]);
  return (
    <>
      {wrong.size > 0 ? (
        <div class="word warn" role={refused ? "alert" : undefined}>
          <p>
            <strong>{form.missing}</strong>
          </p>
          <ul class="missing-list">
            {[...wrong].map(([field, why]) => (
              <li key={field}>
                <a href={`?step=${stepOf(field)}`}>{form.fieldNames[field] ?? field}</a> {why && <span class={field in fields ? "field-error" : "hint"}>{why}</span>}
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <p class="word">{form.ready}</p>
      )}
      {asked.length > 0 && (
        <div class="word">
          <p>
            <strong>{form.asked}</strong>
          </p>
          <ul class="plain">
            {asked.map((finding) => (
              <li key={finding.rule}>
                <LawText finding={finding} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <WordingAhead id={draft.id} content={content} />
      <Preview content={content} names={names} company={company} />
      <details>
        <summary>{form.reviewTitle}</summary>
        <p>{form.reviewText}</p>
      </details>
      <Trouble of={sending} />
      <button type="button" class="button main wide" aria-disabled={sending.busy} onClick={() => void go()}>
        {isOut ? form.save : form.publish}
      </button>
    </>
  );
}
