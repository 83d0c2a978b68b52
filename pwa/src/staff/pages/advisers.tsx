import { clockText, dateText, parisDay, weekdayName } from "../../data/format";
import { language } from "../../i18n";
import { type Adviser, advisersApi } from "../../talk/data/advisers";
import { weekOf } from "../../talk/pages/advisers/week";
import { advisersWords } from "../../talk/words/advisers";
import { ListFailure } from "../../ui/failure";
import { useLoaded } from "../../ui/forms/use-loaded";
import { ListSkeleton } from "../../ui/skeleton";
import { StaffPage } from "./frame";

/** Who answers young people as staff, and when. */
export function AdvisersPage() {
  const words = advisersWords();
  return (
    <StaffPage title={words.all} lead={words.allLead} roles={["adviser", "referent", "admin"]}>
      {() => <Advisers />}
    </StaffPage>
  );
}

function Advisers() {
  const loaded = useLoaded("advisers", advisersApi.all);
  if (loaded.error !== undefined) return <ListFailure error={loaded.error} onRetry={loaded.reload} />;
  if (!loaded.data) return <ListSkeleton rows={3} />;
  if (!loaded.data.length) return <p class="empty">{advisersWords().none}</p>;
  return (
    <ul class="reviews">
      {loaded.data.map((adviser) => (
        <AdviserCard key={adviser.id} adviser={adviser} />
      ))}
    </ul>
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

function stateText({ open_now, away_until }: Adviser): string {
  const words = advisersWords();
  if (away_until && away_until >= parisDay(new Date())) return words.awayUntil(dateText(away_until, language.value));
  return open_now ? words.openNow : words.closedNow;
}
