import type { GuardianAnswered, GuardianOpened } from "../../../data/privacy";
import { PageTitle } from "../../../ui/page";
import { parentsWords } from "../../words/parents";
import { AwaitingBadges } from "./awaiting-badges";
import { momentText } from "./moment";

interface Props {
  answered: GuardianAnswered;
  purposes: GuardianOpened["purposes"];
}

/** What a parent just answered; the same goes by mail. */
export function Receipt({ answered, purposes }: Props) {
  const words = parentsWords().receipt;
  const decided = purposes.filter(({ purpose }) => answered.decisions[purpose] !== undefined);
  return (
    <div class="page parent-page">
      <PageTitle text={words.title} />
      <p class="lead">{words.lead(answered.receipt_sent_to)}</p>
      {answered.badges_token && (
        <div class="no-print">
          <AwaitingBadges token={answered.badges_token} invitation={words.badge} />
        </div>
      )}
      <p>{words.on(momentText(answered.at))}</p>
      <dl class="answers">
        {decided.map(({ purpose, title }) => (
          <div key={purpose}>
            <dt>{title}</dt>
            <dd class={answered.decisions[purpose] ? "yes" : "no"}>
              {answered.decisions[purpose] ? words.accepted : words.refused}
            </dd>
          </div>
        ))}
      </dl>
      <p>{words.declared}</p>
      {answered.other_holder_told && <p>{words.otherTold}</p>}
      <p>
        {words.reference} <strong class="reference">{answered.opposition_reference}</strong>
      </p>
      <p class="actions no-print">
        <button type="button" class="button" onClick={() => print()}>
          {words.print}
        </button>
      </p>
      <p class="hint no-print">{words.keep}</p>
    </div>
  );
}
