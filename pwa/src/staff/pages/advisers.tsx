import { clockText, dateText, parisDay, weekdayName } from "../../data/format";
import { language } from "../../i18n";
import { type Adviser, advisersApi } from "../../talk/data/advisers";
import { weekOf } from "../../talk/pages/advisers/week";
import { advisersWords } from "../../talk/words/advisers";
import { StaffPage } from "./frame";
import { StaffList } from "./list";

/** Who answers young people as staff, and when. */
export function AdvisersPage() {
  const words = advisersWords();
  return (
    <StaffPage title={words.all} lead={words.allLead} roles={["adviser", "referent", "admin"]}>
      {() => (
        <StaffList<Adviser> name="advisers" load={(_, signal) => advisersApi.all(signal)} none={words.none}>
          {(advisers) => (
            <ul class="reviews">
              {advisers.map((adviser) => (
                <AdviserCard key={adviser.id} adviser={adviser} />
              ))}
            </ul>
          )}
        </StaffList>
      )}
    </StaffPage>
  );
}

function AdviserCard({ adviser }: { adviser: Adviser }) {
  const words = advisersWords();
  const clock = (time: string): string => clockText(time, language.value);
  const days = weekOf(adviser.hours)
    .map((hours, index) => ({ name: weekdayName(index + 1, language.value), hours }))
    .filter(({ hours }) => hours.length > 0);
  return (
    <li class="review">
      <h2>{adviser.first_name || words.noName}</h2>
      <p>
        <span class="tag">{stateText(adviser)}</span>
      </p>
      {days.length === 0 && <p class="hint">{words.noHours}</p>}
      <dl class="facts-table">
        {days.map(({ name, hours }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{hours.map(({ opens, closes }) => `${clock(opens)}\u00a0– ${clock(closes)}`).join(", ")}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

function stateText({ open_now, away_from, away_until }: Adviser): string {
  const words = advisersWords();
  const today = parisDay(new Date());
  const state = open_now ? words.openNow : words.closedNow;
  if (!away_until || away_until < today) return state;
  const last = dateText(away_until, language.value);
  if (!away_from || away_from <= today) return words.awayUntil(last);
  return `${state}, ${words.awaySoon(dateText(away_from, language.value), last)}`;
}
