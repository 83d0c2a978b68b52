import { useState } from "preact/hooks";
import { me } from "../../../data/session";
import { leave } from "../../../data/shared/leave";
import { shared } from "../../../data/shared-computer";
import { sharedWords } from "../../../i18n/shared";
import { BackButton, PageTitle } from "../../../ui/page";
import { SharedChoice } from "../../../ui/shared/choice";
import "../../../ui/forms/forms.css";

/** What a shared computer forgets, for who is signed in and for visitors. */
export function SharedPage() {
  const words = sharedWords();
  const [busy, setBusy] = useState(false);
  const forget = (): void => {
    if (busy) return;
    setBusy(true);
    void leave();
  };
  return (
    <div class="page text">
      <BackButton />
      <PageTitle text={words.bar} />
      <SharedChoice />
      {/* In a visit that was said to be one, the bar does it. */}
      {!me.value && !shared.value && (
        <>
          <h2>{words.visitors}</h2>
          <p>{words.visitorsText}</p>
          <p>
            <button type="button" class="button" aria-disabled={busy} onClick={forget}>
              {words.forget}
            </button>
          </p>
        </>
      )}
      <h2>{words.staff}</h2>
      <p>{words.staffText}</p>
    </div>
  );
}
