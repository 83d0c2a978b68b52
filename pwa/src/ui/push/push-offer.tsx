import { useEffect, useState } from "preact/hooks";
import { type Consents, privacyApi } from "../../data/privacy";
import { look, reconcilePhone, ringHere, ringNoMore, standing } from "../../data/push/phone";
import { PushError } from "../../data/push/reconcile";
import { shared } from "../../data/shared-computer";
import { pushWords } from "../../i18n/push";
import { Trouble } from "../forms/trouble";
import { useSending } from "../forms/use-sending";
import { show } from "../navigation/announcer";
import { installPath } from "../navigation/install";
import "../forms/forms.css";
import { InstallHint } from "../install-hint";
import { Sheet } from "../sheet";
import "./push.css";

interface Props {
  /** After an alert was saved: say nothing where the phone rings already, or never will. */
  onlyIfUseful?: boolean;
}

/** Whether this device rings for news, and the way to change it. For whoever is signed in. */
export function PushOffer({ onlyIfUseful = false }: Props) {
  const words = pushWords();
  useEffect(() => {
    void reconcilePhone().catch(look);
  }, []);
  const state = standing.value;
  // A shared computer rings for nobody.
  if (state === null || shared.value) return null;
  const installFirst = state === "unsupported" && installPath.value === "ios";
  if (onlyIfUseful && state !== "off" && !installFirst) return null;
  return (
    <section class="push-offer" aria-label={words.title}>
      {state === "on" && <On />}
      {state === "off" && <Off />}
      {state === "blocked" && <Blocked />}
      {state === "unavailable" && <p>{words.unavailable}</p>}
      {state === "unsupported" && (installFirst ? <Install /> : <p>{words.unsupported}</p>)}
    </section>
  );
}

function On() {
  const words = pushWords();
  const sending = useSending();
  const stop = async (): Promise<void> => {
    if (await sending.send(ringNoMore)) show(words.stopped);
  };
  return (
    <>
      <p class="push-on">{words.on}</p>
      <p class="actions">
        <button type="button" class="button" aria-disabled={sending.busy} onClick={() => void stop()}>
          {words.stop}
        </button>
      </p>
      <Trouble of={sending} />
    </>
  );
}

function Off() {
  const words = pushWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <p>{words.off}</p>
      <p class="actions">
        <button type="button" class="button main" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {words.start}
        </button>
      </p>
      <Explanation open={open} onClose={() => setOpen(false)} />
    </>
  );
}

/** What will ring, what never shows, how it stops; the browser is asked only after this. */
function Explanation({ open, onClose }: { open: boolean; onClose: () => void }) {
  const words = pushWords();
  const [consents, setConsents] = useState<Consents | null>(null);
  const [hindrance, setHindrance] = useState<PushError["hindrance"] | null>(null);
  const sending = useSending();
  useEffect(() => {
    if (!open) return;
    setHindrance(null);
    sending.clear();
    // Without an answer the server still decides when the person says yes.
    privacyApi.consents(new AbortController().signal).then(setConsents, () => undefined);
  }, [open]);
  const agree = async (): Promise<void> => {
    setHindrance(null);
    const done = await sending.send(async () => {
      try {
        await ringHere();
      } catch (error) {
        if (!(error instanceof PushError)) throw error;
        setHindrance(error.hindrance);
      }
    });
    if (done && standing.value === "on") {
      onClose();
      show(words.started);
    } else {
      // The browser may have been told no just now.
      void look();
    }
  };
  const missing = missingConsent(consents) ?? (hindrance === "consent" ? words.consentMissing : null);
  return (
    <Sheet
      open={open}
      title={words.title}
      onClose={onClose}
      footer={
        <>
          <button type="button" class="button" onClick={onClose}>
            {words.notNow}
          </button>
          {missing ? (
            <a class="button main" href="/me/consents">
              {words.toConsents}
            </a>
          ) : (
            <button type="button" class="button main" aria-disabled={sending.busy} onClick={() => void agree()}>
              {sending.busy ? words.busy : words.agree}
            </button>
          )}
        </>
      }
    >
      <dl class="push-terms">
        {words.terms.map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <div role="alert">
        {missing && <p class="banner">{missing}</p>}
        {hindrance && hindrance !== "consent" && <p class="banner grave">{words.hindrances[hindrance]}</p>}
      </div>
      <Trouble of={sending} />
    </Sheet>
  );
}

/** What the consent still lacks that a tap here cannot give. */
function missingConsent(consents: Consents | null): string | null {
  const words = pushWords();
  const push = consents?.consents.find(({ purpose }) => purpose === "push");
  if (!consents || !push || push.state === "granted") return null;
  if (consents.rule === "birth_date_needed") return words.birthDateMissing;
  if (consents.rule === "with_parent") return words.parentMissing;
  return push.state === "suspended" ? words.consentMissing : null;
}

function Blocked() {
  const words = pushWords();
  return (
    <>
      <p>{words.blocked}</p>
      <ul>
        {words.unblock.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
      <p class="actions">
        <button type="button" class="button" onClick={() => void look()}>
          {words.lookAgain}
        </button>
      </p>
    </>
  );
}

function Install() {
  return (
    <>
      <p>{pushWords().installFirst}</p>
      <InstallHint always />
    </>
  );
}
