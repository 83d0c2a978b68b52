import { type Purpose, privacyApi } from "../../data/privacy";
import { Trouble } from "./trouble";
import { useSending } from "./use-sending";

interface Props {
  purpose: Purpose;
  words: { consent: string; parent: string; agree: string; toConsents: string };
  /** Whether the person has said yes here: a parent is missing. */
  agreed: boolean;
  onAgreed: () => void;
}

/** What was asked for waits for the person's consent, or for a parent's. */
export function ConsentAsked({ purpose, words, agreed, onAgreed }: Props) {
  const sending = useSending();
  const agree = async (): Promise<void> => {
    if (await sending.send(() => privacyApi.decide(purpose, true))) onAgreed();
  };
  return (
    <div class="hint-card" role="alert">
      <p>{agreed ? words.parent : words.consent}</p>
      <Trouble of={sending} />
      <p class="actions">
        {!agreed && (
          <button type="button" class="button main" aria-disabled={sending.busy} onClick={() => void agree()}>
            {words.agree}
          </button>
        )}
        <a class="button" href="/me/consents">
          {words.toConsents}
        </a>
      </p>
    </div>
  );
}
