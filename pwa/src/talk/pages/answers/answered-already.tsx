import { useEffect, useState } from "preact/hooks";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { announce } from "../../../ui/navigation/announcer";
import { answersApi } from "../../data/answers";
import { answersWords } from "../../words/answers";
import "./answers.css";
import { alike } from "./alike";
import { fromWhom } from "./answer-card";

const PAUSE_MS = 600;
const READ = 100;
const SHOWN = 3;

/** Under a question being typed: what was answered about that already. Nothing typed goes to the server. */
export function AnsweredAlready({ text, career }: { text: string; career: string | null }) {
  const words = answersWords();
  const [settled, setSettled] = useState(text);
  const loaded = useLoaded(`answered ${career}`, async (signal) =>
    career ? (await answersApi.list({ career, limit: READ }, signal)).items : [],
  );
  useEffect(() => {
    const pause = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [text]);
  const found = alike(settled, loaded.data ?? [], SHOWN);
  const some = found.length > 0;
  useEffect(() => {
    // Once, not at each word.
    if (some) announce(words.alreadySpoken);
  }, [some]);
  if (!some) return null;
  return (
    <section class="hint-card answered-already">
      <h2>{words.already}</h2>
      <ul class="links">
        {found.map((answer) => (
          <li key={answer.id}>
            <a href={`/answers/${answer.id}`} lang="fr">
              {answer.question}
            </a>
            <span class="hint"> {fromWhom(answer.mentor_kind)}</span>
          </li>
        ))}
      </ul>
      <p class="hint">{words.alreadyKept}</p>
    </section>
  );
}
