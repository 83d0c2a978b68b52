import { questionsWords } from "../words/questions";
import "./ideas.css";

/** Whom one asks: somebody who does it, who is still learning it, or who helps to choose. */
export type IdeasOf = "trade" | "learning" | "advisers";

interface Props {
  of: IdeasOf;
  onPick: (idea: string) => void;
}

/** What one might ask: a tap writes it down, to be changed or sent as it is. */
export function Ideas({ of, onPick }: Props) {
  const words = questionsWords().ask;
  const ideas = { trade: words.ideasList, learning: words.ideasLearning, advisers: words.ideasAdvisers };
  return (
    <section class="ideas">
      <p class="hint">{words.ideas}</p>
      <ul class="idea-list">
        {ideas[of].map((idea) => (
          <li key={idea}>
            <button type="button" class="button wide idea" onClick={() => onPick(idea)}>
              {idea}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
