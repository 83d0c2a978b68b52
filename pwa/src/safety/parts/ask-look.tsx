import { useState } from "preact/hooks";
import { Trouble } from "../../ui/forms/trouble";
import { useSending } from "../../ui/forms/use-sending";
import { type Reported, safetyApi } from "../data/people";
import { safetyWords } from "../words/safety";

/** One's own words were masked or held: one tap asks somebody of the team to look at them. */
export function AskLook({ about }: { about: Reported }) {
  const words = safetyWords();
  const sending = useSending();
  const [asked, setAsked] = useState(false);
  const ask = async (): Promise<void> => setAsked(await sending.send(() => safetyApi.look(about)));
  return (
    <>
      <p class="note" role="status">
        {asked ? (
          words.lookAsked
        ) : (
          <button type="button" class="as-link" aria-disabled={sending.busy} onClick={() => void ask()}>
            {words.look}
          </button>
        )}
      </p>
      <Trouble of={sending} />
    </>
  );
}
