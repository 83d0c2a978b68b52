import { useState } from "preact/hooks";
import { momentText } from "../../../data/format";
import { language } from "../../../i18n";
import { Confirm, type Question } from "../../../ui/forms/confirm";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { useNews } from "../../../ui/use-news";
import { talksApi } from "../../data/conversations/api";
import { TALK_NEWS } from "../../data/unread";
import { inboxWords } from "../../words/inbox";
import { askGiveBack } from "./give-back";
import "../../../ui/forms/forms.css";
import "./answering.css";

/** The questions that one took and has not answered: write, or give them back; nothing where there is none. */
export function TakenByMe({ onChange }: { onChange?: () => void }) {
  const words = inboxWords();
  const [asking, setAsking] = useState<Question | null>(null);
  const { data, reload } = useLoaded("taken by me", (signal) => talksApi.mine("to_answer", undefined, signal));
  useNews(TALK_NEWS, reload);
  const items = data?.items ?? [];
  const giveBack = (questionId: string): void =>
    setAsking(
      askGiveBack(questionId, () => {
        reload();
        onChange?.();
      }),
    );
  return (
    <>
      {items.length > 0 && (
        <section aria-labelledby="taken-by-me">
          <h2 id="taken-by-me">{words.mine(items.length)}</h2>
          <ul class="cards">
            {items.map(({ id, question_id, other, career, last, opened_at }) => {
              const name = other.first_name || words.someone;
              return (
                <li key={id} class="card of-career">
                  <div class="card-text">
                    <h3>{name}</h3>
                    <p class="facts">
                      {career && <span>{career.label}</span>}
                      <span>{words.taken(momentText(opened_at, language.value))}</span>
                    </p>
                    {last && <p class="as-typed quoted question-text">{last.text}</p>}
                    <p class="actions">
                      <a class="button main" href={`/conversations/${id}?write=`}>
                        {words.toTaken(name)}
                      </a>
                      {question_id && (
                        <button
                          type="button"
                          class="button"
                          aria-haspopup="dialog"
                          aria-label={words.giveBackOf(name)}
                          onClick={() => giveBack(question_id)}
                        >
                          {words.giveBack}
                        </button>
                      )}
                    </p>
                  </div>
                </li>
              );
            })}
          </ul>
        </section>
      )}
      <Confirm question={asking} onClose={() => setAsking(null)} />
    </>
  );
}
