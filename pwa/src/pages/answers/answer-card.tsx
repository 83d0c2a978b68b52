import { dayOf } from "../../components/forms/day";
import type { Answer } from "../../data/answers";
import { answersWords } from "../../i18n/answers";

/** A question that was answered, and where the answer comes from. */
export function AnswerCard({ answer, level }: { answer: Answer; level: 2 | 3 }) {
  const words = answersWords();
  const Heading = `h${level}` as const;
  return (
    <li class="card of-career">
      <div class="card-text">
        <p class="kind">{fromWhom(answer.mentor_kind)}</p>
        <Heading>
          <a href={`/answers/${answer.id}`} lang="fr">
            {answer.question}
          </a>
        </Heading>
        <p class="facts">
          {answer.career && <span>{answer.career.label}</span>}
          <span>{words.published(dayOf(answer.published_at))}</span>
        </p>
      </div>
    </li>
  );
}

/** Where an answer comes from, never from whom. */
export function fromWhom(kind: string | null): string {
  const words = answersWords();
  return (kind && words.from[kind]) || words.fromSomebody;
}
