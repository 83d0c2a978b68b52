import { mentorsWords } from "../../../people/words/mentors";
import type { Mentor } from "../../data/mentors";

/** Why a mentor cannot be asked now, and the way to somebody who can. */
export function NotNow({ mentor }: { mentor: Mentor }) {
  const words = mentorsWords();
  const why = mentor.why_not ? words.whyNotLong[mentor.why_not] : undefined;
  return (
    <div class="hint-card">
      <p>{why ? why(mentor.first_name) : words.notNow(mentor.first_name)}</p>
      <p class="actions">
        <a class="button" href={`/ask?career=${mentor.career.code}`}>
          {words.askAnyone}
        </a>
      </p>
    </div>
  );
}
