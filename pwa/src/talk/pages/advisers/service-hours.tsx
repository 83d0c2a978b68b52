import { useLoaded } from "../../../ui/forms/use-loaded";
import { OpeningHours } from "../../../ui/opening-hours";
import { advisersApi } from "../../data/advisers";
import { chatWords } from "../../words/chat";

const SHOWN = 7;

/** When advisers answer, for everybody; nothing where nobody said when, or without a network. */
export function ServiceHours() {
  const { data } = useLoaded("hours of advisers", advisersApi.hours);
  if (!data?.days.length) return null;
  return (
    <section class="hint-card service-hours">
      <h2>{chatWords().advisersAnswer}</h2>
      <OpeningHours days={data.days} shown={SHOWN} />
    </section>
  );
}
