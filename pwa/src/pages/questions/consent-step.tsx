import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { show } from "../../app/announcer";
import { ListFailure } from "../../components/failure";
import { Trouble } from "../../components/forms/trouble";
import type { Loaded } from "../../components/forms/use-loaded";
import { useSending } from "../../components/forms/use-sending";
import { ListSkeleton } from "../../components/skeleton";
import { type Consent, type Consents, privacyApi } from "../../data/account/privacy";
import { offline } from "../../data/connection";
import { privacyWords } from "../../i18n/privacy";
import { questionsWords } from "../../i18n/questions";
import { BirthDate } from "../privacy/birth-date";
import { useConsents } from "../privacy/consents-loaded";
import { Guardian } from "../privacy/guardian";

/**
 * What stands between a pupil and writing to somebody: their own consent, under an age a parent's too.
 * The children are what consent opens. Without a network the server says later.
 */
export function ConsentStep({ accountId, children }: { accountId: string; children: ComponentChildren }) {
  const loaded = useConsents(accountId);
  if (!loaded.data) {
    if (offline.value) return <>{children}</>;
    return loaded.error === undefined ? <ListSkeleton rows={1} /> : <ListFailure error={loaded.error} onRetry={loaded.reload} />;
  }
  const consent = loaded.data.consents.find(({ purpose }) => purpose === "conversations");
  if (!consent || consent.state === "granted") return <>{children}</>;
  return <Missing consents={loaded.data} consent={consent} loaded={loaded} />;
}

interface Props {
  consents: Consents;
  consent: Consent;
  loaded: Loaded<Consents>;
}

function Missing({ consents, consent, loaded }: Props) {
  const words = questionsWords().consent;
  const purpose = privacyWords().purposes.conversations;
  const heading = useRef<HTMLHeadingElement>(null);
  const sending = useSending();
  const { state } = consent;
  if (state === "birth_date_needed") return <BirthDate age={consents.consent_age} onKept={loaded.reload} />;
  if (state === "waiting_for_parent") {
    return (
      <>
        <p class="banner">{words.waiting}</p>
        <Guardian heading={heading} consents={consents} loaded={loaded} />
      </>
    );
  }
  const agree = async (): Promise<void> => {
    const agreed = await sending.send(async () => loaded.replace(await privacyApi.decide("conversations", true)));
    if (agreed) show(words.agreed);
  };
  return (
    <section class="hint-card">
      <h2>{words.title}</h2>
      {state === "suspended" ? (
        <>
          <p>{privacyWords().consents.states.suspended}</p>
          <p>
            <a href="/me/consents">{words.toConsents}</a>
          </p>
        </>
      ) : (
        <>
          <p>{purpose.what}</p>
          <p class="hint">
            {words.stop} {consents.rule === "with_parent" && words.parentAfter}
          </p>
          <Trouble of={sending} />
          <p class="actions">
            <button type="button" class="button main" aria-disabled={sending.busy} onClick={() => void agree()}>
              {words.agree}
            </button>
          </p>
        </>
      )}
    </section>
  );
}
