import { tastes } from "../../guide/pages/tastes/answers";
import { stepsWords } from "../words/steps";

/** Who has answered cards on this phone goes on with them: the same is not asked again. */
export function SayInterests() {
  const words = stepsWords().forMe;
  const answered = tastes.value.answers.length;
  return (
    <>
      <a href={answered ? "/interests/cards" : "/me/profile"}>{answered ? words.cards : words.sayInterests}</a>
      <p class="hint">{answered ? words.cardsWhy(answered) : words.sayInterestsWhy}</p>
    </>
  );
}
