import { useState } from "preact/hooks";
import { dateText, parisDay } from "../data/format";
import { stay } from "../data/leaving";
import { me } from "../data/session";
import { language, t } from "../i18n";
import { show } from "./navigation/announcer";

/** On every page while a deletion is pending: until when, and the way back. */
export function LeavingBanner() {
  const [busy, setBusy] = useState(false);
  const leavingAt = me.value?.leaving_at;
  if (!leavingAt) return null;
  const words = t().leaving;
  const cancel = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    await stay().then(
      () => show(words.cancelled),
      () => show(words.failed),
    );
    setBusy(false);
  };
  return (
    <section class="network" aria-label={words.label}>
      <p>{words.until(dateText(parisDay(new Date(leavingAt)), language.value))}</p>
      <button type="button" aria-disabled={busy} onClick={() => void cancel()}>
        {words.cancel}
      </button>
    </section>
  );
}
