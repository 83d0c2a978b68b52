import type { Question } from "../../../ui/forms/confirm";
import { show } from "../../../ui/navigation/announcer";
import { questionsApi } from "../../data/questions";
import { inboxWords } from "../../words/inbox";

/** Asks before a question that one took goes back to the others. */
export function askGiveBack(questionId: string, onDone: () => void): Question {
  const words = inboxWords();
  return {
    title: words.giveBackTitle,
    text: words.giveBackText,
    yes: words.giveBackYes,
    act: () => questionsApi.giveBack(questionId),
    onDone: () => {
      show(words.givenBack);
      onDone();
    },
  };
}
