import { useEffect, useState } from "preact/hooks";
import { flush, unsent } from "../../data/outbox";
import { me } from "../../data/session";
import { leave, NOT_ERASED } from "../../data/shared/leave";
import { ending, watchVisit } from "../../data/shared/watch";
import { left, sayLeft, shared } from "../../data/shared-computer";
import { quietly } from "../../data/store";
import { t } from "../../i18n";
import { sharedWords } from "../../i18n/shared";
import { show } from "../navigation/announcer";
import { Sheet } from "../sheet";
import "./bar.css";

/** At the top of every page of a shared computer: one tap, and nobody was here. */
export function SharedBar() {
  const words = sharedWords();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  useEffect(tellHowLeft, []);
  useEffect(() => {
    if (shared.value) watchVisit();
  }, [shared.value]);
  if (!shared.value) return null;
  const go = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    // What waits gets its chance first.
    if (unsent.value) await quietly(flush);
    if (unsent.value) setAsking(true);
    else await leave();
    setBusy(false);
  };
  const count = unsent.value;
  return (
    <section class={me.value ? "shared-bar" : "shared-bar visitor"} aria-label={words.bar}>
      <p role="status" class={ending.value ? "ending" : undefined}>
        {!ending.value && words.bar}
        {ending.value && (count ? words.endingUnsent(count) : words.ending)}
      </p>
      <button type="button" aria-disabled={busy} onClick={() => void go()}>
        {me.value ? words.leave : words.forget}
      </button>
      <Sheet
        open={asking}
        title={words.unsentTitle}
        onClose={() => setAsking(false)}
        footer={
          <>
            <button type="button" class="button" onClick={() => setAsking(false)}>
              {t().cancel}
            </button>
            <button type="button" class="button" aria-disabled={busy} onClick={() => void go()}>
              {words.again}
            </button>
            <button type="button" class="button main" onClick={() => void leave()}>
              {words.anyway}
            </button>
          </>
        }
      >
        <p>{words.unsent(count)}</p>
      </Sheet>
    </section>
  );
}

function tellHowLeft(): void {
  const how = left();
  if (how === null) return;
  sayLeft(null);
  const words = sharedWords();
  if (how === NOT_ERASED) show(words.notErased);
  else show(Number(how) ? words.leftLost(Number(how)) : words.left);
}
