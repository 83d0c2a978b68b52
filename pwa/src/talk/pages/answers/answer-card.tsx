import { dayOf } from "../../../ui/forms/day";
import type { Answer } from "../../data/answers";
import { answersWords } from "../../words/answers";
import "./answers.css";

interface Props {
  answer: Answer;
  /** The page is about its career already. */
  sameCareer?: boolean;
}

/** A question that was answered, how the answer begins, and where it comes from. */
export function AnswerCard({ answer, sameCareer = false }: Props) {
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
        <p class="beginning" lang="fr">
          {answer.answer}
        </p>
        <p class="facts">
          {!sameCareer && answer.career && <span>{answer.career.label}</span>}
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
