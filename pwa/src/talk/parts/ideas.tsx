import { questionsWords } from "../words/questions";
import "./ideas.css";

interface Props {
  /** Whom one asks is still learning it. */
  learning: boolean;
  onPick: (idea: string) => void;
}

/** What one might ask: a tap writes it down, to be changed or sent as it is. */
export function Ideas({ learning, onPick }: Props) {
  const words = questionsWords().ask;
  return (
    <section class="ideas">
      <p class="hint">{words.ideas}</p>
      <ul class="idea-list">
        {(learning ? words.ideasLearning : words.ideasList).map((idea) => (
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
