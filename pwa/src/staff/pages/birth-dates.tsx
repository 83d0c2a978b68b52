import { dateText } from "../../data/format";
import { language } from "../../i18n";
import { dayOf } from "../../ui/forms/day";
import { type BirthDateReview, staffApi } from "../data/staff";
import { staffWords } from "../words/staff";
import { departmentText, StaffPage } from "./frame";
import { type ListActions, StaffList } from "./list";

/** Changes of birth date that would lift a protection. */
export function BirthDatesPage() {
  const words = staffWords();
  return (
    <StaffPage title={words.birthDates} lead={words.birthDate.lead} roles={["referent", "admin"]}>
      {() => (
        <StaffList<BirthDateReview>
          name="birth-dates"
          load={(_, signal) => staffApi.birthDates(signal)}
          none={words.birthDate.none}
        >
          {(reviews, { ask }) => (
            <ul class="reviews">
              {reviews.map((review) => (
                <Review key={review.id} review={review} onAsk={ask} />
              ))}
            </ul>
          )}
        </StaffList>
      )}
    </StaffPage>
  );
}

function Review({ review, onAsk }: { review: BirthDateReview; onAsk: ListActions["ask"] }) {
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
