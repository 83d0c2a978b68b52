import { useLoaded } from "../../../ui/forms/use-loaded";
import { ListSkeleton } from "../../../ui/skeleton";
import { answersApi } from "../../data/answers";
import { answersWords } from "../../words/answers";
import { AnswerCard } from "./answer-card";

const SHOWN = 3;

/** What others asked about a career; nothing where nobody did. */
export function AnswersOfCareer({ code }: { code: string }) {
  const words = answersWords();
  const loaded = useLoaded(`answers of ${code}`, (signal) => answersApi.list({ career: code, limit: SHOWN }, signal));
  if (loaded.waits) return <ListSkeleton rows={1} />;
  if (!loaded.data?.items.length) return null;
  return (
    <section>
      <h2>{words.ofCareer}</h2>
      <ul class="cards">
        {loaded.data.items.map((answer) => (
          <AnswerCard key={answer.id} answer={answer} sameCareer />
        ))}
      </ul>
      {loaded.data.next && (
        <p>
          <a href={`/answers?career=${code}`}>{words.allOfCareer}</a>
        </p>
      )}
    </section>
  );
}
