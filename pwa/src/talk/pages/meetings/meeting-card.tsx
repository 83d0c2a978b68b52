import { leafParts, parisDay, timesText } from "../../../data/format";
import { language } from "../../../i18n";
import { DemoTag } from "../../../ui/cards";
import type { Meeting } from "../../data/meetings";
import { meetingsWords } from "../../words/meetings";

/** A meeting in a list: when, who, about what, and whether a seat is left. */
export function MeetingCard({ meeting }: { meeting: Meeting }) {
  const words = meetingsWords();
  const { mentor, career, starts_at, ends_at, status } = meeting;
  const leaf = leafParts(parisDay(new Date(starts_at)), language.value);
  const off = status === "cancelled" || status === "missed";
  return (
    <li class="card of-event">
      <p class="leaf">
        <span>{leaf.weekday}</span> <b>{leaf.number}</b> <span>{leaf.month}</span>
      </p>
      <div class="card-text">
        <p class="kind">{mentor ? words.with[mentor.kind] : words.withNobody}</p>
        <h3>
          <a href={`/meetings/${meeting.id}`}>{career.label}</a>
        </h3>
        <p class="facts">
          <span>{timesText(starts_at, ends_at, language.value)}</span>
          {mentor && <span>{words.who(mentor.first_name, mentor.job_title)}</span>}
          {!off && <span>{words.seats(meeting.seats_left)}</span>}
        </p>
        <p class="tags">
          {status === "open" && <span class="tag">{words.open}</span>}
          {off && <span class="tag alarm">{words.states[status]}</span>}
          {meeting.registered && !off && <span class="tag">{words.registered}</span>}
          {meeting.demo && <DemoTag />}
        </p>
      </div>
    </li>
  );
}
