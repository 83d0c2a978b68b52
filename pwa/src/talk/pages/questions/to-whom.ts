import type { Question } from "../../data/questions";
import { questionsWords } from "../../words/questions";

/** Whether the advisers were asked, and nobody else. */
export function isToAdvisers({ mentor, career }: Question): boolean {
  return !mentor && !career;
}

/** Whom a question was sent to. */
export function toWhom(question: Question): string {
  const words = questionsWords().one;
  if (question.mentor) return words.to(question.mentor.first_name);
  return isToAdvisers(question) ? words.toAdvisers : words.toAnyone;
}
