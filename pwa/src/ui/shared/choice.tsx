import { client, unwrap } from "../../data/client";
import { me, take } from "../../data/session";
import { share, shared, unshare } from "../../data/shared-computer";
import { sharedWords } from "../../i18n/shared";
import { Tick } from "../forms/field";
import { show } from "../navigation/announcer";

/** To say that this computer is not one's own; never kept for the next time. */
export function SharedChoice() {
  const words = sharedWords();
  const choose = async (wanted: boolean): Promise<void> => {
    if (!wanted) return unshare();
    share();
    if (!me.value) return;
    try {
      take(await unwrap(client.POST("/api/v1/session/shared")));
    } catch {
      unshare();
      show(words.choiceFailed);
    }
  };
  // Who has signed in so leaves by the bar.
  if (shared.value?.owner) return null;
  return (
    <div class="stack">
      <Tick label={words.choice} checked={shared.value !== null} onChange={(wanted) => void choose(wanted)} />
      <p class="hint">{words.choiceHint}</p>
    </div>
  );
}
