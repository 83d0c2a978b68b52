import { dayOf } from "../../components/forms/day";
import type { Answer } from "../../data/answers";
import { answersWords } from "../../i18n/answers";

/** A question that was answered, and where the answer comes from. */
export function AnswerCard({ answer }: { answer: Answer }) {
  const words = answersWords();
  return (
    <li class="card of-career">
      <div class="card-text">
        <p class="kind">{fromWhom(answer.mentor_kind)}</p>
        <h3>
          <a href={`/answers/${answer.id}`} lang="fr">
            {answer.question}
          </a>
        </h3>
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
