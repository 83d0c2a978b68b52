import { me } from "../../../data/session";
import { mentorsWords } from "../../../people/words/mentors";
import type { MentorBrief } from "../../data/mentors";
import { maySeek } from "./ask-anyone";

/** One mentor of the list: who they are, what they know, and whether they can be asked now. */
export function MentorCard({ mentor }: { mentor: MentorBrief }) {
  const words = mentorsWords();
  const languages = mentor.languages.filter((code) => code !== "fr");
  return (
    <li class="card of-career">
      <div class="card-text">
        <p class="kind">{words.kinds[mentor.kind] ?? mentor.kind}</p>
        <h3>
          <a href={`/mentors/${mentor.id}`}>{mentor.first_name}</a>
        </h3>
        <p>{mentor.job_title}</p>
        <p class="facts">
          {mentor.distance_km !== null && <span class="distance">{words.distance(mentor.distance_km)}</span>}
          <span>{mentor.commune}</span>
          {mentor.organisation && <span>{mentor.organisation}</span>}
          {mentor.training && <span>{mentor.training}</span>}
        </p>
        <p class="tags">
          {mentor.why_not && <span class="tag">{words.whyNot[mentor.why_not] ?? mentor.why_not}</span>}
          {mentor.contactable && mentor.response_hours !== null && (
            <span class="tag">{words.answersIn(mentor.response_hours)}</span>
          )}
          {languages.map((code) => (
            <span key={code} class="tag">
              {words.languages[code] ?? code}
            </span>
          ))}
        </p>
        {mentor.contactable && maySeek(me.value) && (
          <p class="actions over-card">
            <a class="button" href={`/ask?mentor=${mentor.id}`} aria-label={`${words.ask}, ${mentor.first_name}`}>
              {words.ask}
            </a>
          </p>
        )}
      </div>
    </li>
  );
}
