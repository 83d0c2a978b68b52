import { momentText } from "../../../data/format";
import { language } from "../../../i18n";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { questionsApi } from "../../data/questions";
import { inboxWords } from "../../words/inbox";
import { AnswerCard } from "./answer-card";
import { TakenByMe } from "./taken-by-me";
import "../../../ui/forms/forms.css";
import "./answering.css";

const SHOWN = 2;

/** On the home of a mentor: what one took and has not answered, and the questions that came first; nothing where none waits. */
export function AskedOfMe() {
  const words = inboxWords();
  const loaded = useLoaded("asked of me", (signal) => questionsApi.inbox({ limit: SHOWN }, signal));
  const items = loaded.data?.items ?? [];
  if (!items.length) return <TakenByMe />;
  return (
    <>
      <TakenByMe />
      <section aria-labelledby="asked-of-me">
        <h2 id="asked-of-me">{words.title}</h2>
        <ul class="cards">
          {items.map((question) => (
            <AnswerCard
              key={question.id}
              question={question}
              kind={question.direct ? words.direct : words.pool}
              when={words.received(momentText(question.offered_at, language.value))}
              onGone={loaded.reload}
            />
          ))}
        </ul>
        <p class="hint">{words.keeps}</p>
      </section>
    </>
  );
}
