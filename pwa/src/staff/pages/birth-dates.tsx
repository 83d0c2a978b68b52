import { useState } from "preact/hooks";
import { dateText } from "../../data/format";
import { language } from "../../i18n";
import { ListFailure } from "../../ui/failure";
import { dayOf } from "../../ui/forms/day";
import { useLoaded } from "../../ui/forms/use-loaded";
import { show } from "../../ui/navigation/announcer";
import { ListSkeleton } from "../../ui/skeleton";
import { type BirthDateReview, staffApi } from "../data/staff";
import { staffWords } from "../words/staff";
import { type Asked, Decide } from "./decide";
import { departmentText, StaffPage } from "./frame";

/** Changes of birth date that would lift a protection. */
export function BirthDatesPage() {
  const words = staffWords();
  return (
    <StaffPage title={words.birthDates} lead={words.birthDate.lead} roles={["referent", "admin"]}>
      {() => <Reviews />}
    </StaffPage>
  );
}

function Reviews() {
  const words = staffWords();
  const loaded = useLoaded("birth-dates", (signal) => staffApi.birthDates(signal));
  const [asked, setAsked] = useState<Asked | null>(null);
  if (loaded.error !== undefined) return <ListFailure error={loaded.error} onRetry={loaded.reload} />;
  if (!loaded.data) return <ListSkeleton rows={3} />;
  const done = (): void => {
    setAsked(null);
    show(words.done);
    loaded.reload();
  };
  return (
    <>
      {loaded.data.length === 0 && <p class="empty">{words.birthDate.none}</p>}
      <ul class="reviews">
        {loaded.data.map((review) => (
          <Review key={review.id} review={review} onAsk={setAsked} />
        ))}
      </ul>
      <Decide asked={asked} onClose={() => setAsked(null)} onDone={done} />
    </>
  );
}

function Review({ review, onAsk }: { review: BirthDateReview; onAsk: (asked: Asked) => void }) {
  const words = staffWords();
  const name = review.first_name || words.account.noName;
  const [known, wanted] = [review.known, review.asked].map((day) => dateText(day, language.value));
  const same = review.known === review.asked;
  const ask = (accept: boolean): void =>
    onAsk({
      title: words.birthDates,
      text: accept
        ? `${words.birthDate.acceptAsk(name, wanted!)} ${words.birthDate.vouches}`
        : words.birthDate.refuseAsk(name),
      yes: accept ? words.accept : words.refuse,
      act: () => staffApi.decideBirthDate(review.id, accept),
    });
  return (
    <li class="review">
      <h2>{name}</h2>
      <dl class="facts-table">
        <div>
          <dt>{words.birthDate.known}</dt>
          <dd>{known}</dd>
        </div>
        <div>
          <dt>{words.birthDate.asked}</dt>
          <dd>{same ? words.birthDate.confirmed : wanted}</dd>
        </div>
        {review.place && (
          <div>
            <dt>{words.birthDate.place}</dt>
            <dd>{review.place}</dd>
          </div>
        )}
        <div>
          <dt>{words.department}</dt>
          <dd>{departmentText(review.department)}</dd>
        </div>
      </dl>
      <p class="hint">{words.birthDate.asksOn(dayOf(review.created_at))}</p>
      <p class="actions">
        <button type="button" class="button" aria-haspopup="dialog" onClick={() => ask(true)}>
          {words.accept}
        </button>
        <button type="button" class="button" aria-haspopup="dialog" onClick={() => ask(false)}>
          {words.refuse}
        </button>
      </p>
    </li>
  );
}
