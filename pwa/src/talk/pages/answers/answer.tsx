import { useState } from "preact/hooks";
import { dayOf } from "../../../ui/forms/day";
import "../../../ui/forms/forms.css";
import { me } from "../../../data/session";
import { ReportDialog } from "../../../safety/parts/report-dialog";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { BackButton, PageTitle } from "../../../ui/page";
import { answersApi } from "../../data/answers";
import { answersWords } from "../../words/answers";
import { fromWhom } from "./answer-card";
import "./answers.css";

/** One question and its answer. */
export function AnswerPage({ id }: { id: string }) {
  const words = answersWords();
  const [reporting, setReporting] = useState(false);
  const loaded = useLoaded(`answer ${id}`, (signal) => answersApi.one(id, signal));
  return (
    <LoadedPage loaded={loaded}>
      {(answer) => (
        <article class="page text">
          <BackButton />
          <header class="sheet-head of-career">
            <p class="kind">{words.question}</p>
            <PageTitle text={answer.question} />
          </header>
          <section>
            <h2>{fromWhom(answer.mentor_kind)}</h2>
            <p class="said" lang="fr">
              {answer.answer}
            </p>
            <p class="hint">{words.published(dayOf(answer.published_at))}</p>
          </section>
          {answer.career && (
            <p>
              <a href={`/careers/${answer.career.code}`}>{answer.career.label}</a>
            </p>
          )}
          <p class="actions">
            <a class="button main" href={answer.career ? `/ask?career=${answer.career.code}` : "/ask"}>
              {words.ask}
            </a>
            {me.value && (
              <button type="button" class="button" aria-haspopup="dialog" onClick={() => setReporting(true)}>
                {words.report}
              </button>
            )}
          </p>
          <ReportDialog
            about={reporting ? { subject_kind: "answer", subject_id: id } : null}
            onClose={() => setReporting(false)}
          />
        </article>
      )}
    </LoadedPage>
  );
}
