import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { offline } from "../../../data/connection";
import { type Consent, type Consents, privacyApi } from "../../../data/privacy";
import { BirthDate } from "../../../people/pages/privacy/birth-date";
import { useConsents } from "../../../people/pages/privacy/consents-loaded";
import { Guardian } from "../../../people/pages/privacy/guardian";
import { privacyWords } from "../../../people/words/privacy";
import { ListFailure } from "../../../ui/failure";
import { Trouble } from "../../../ui/forms/trouble";
import type { Loaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { show } from "../../../ui/navigation/announcer";
import { ListSkeleton } from "../../../ui/skeleton";
import { questionsWords } from "../../words/questions";

/**
 * What stands between a pupil and writing to somebody: their own consent, under an age a parent's too.
 * The children are what consent opens. Without a network the server says later.
 */
export function ConsentStep({ accountId, children }: { accountId: string; children: ComponentChildren }) {
  const loaded = useConsents(accountId);
  if (!loaded.data) {
    if (offline.value) return <>{children}</>;
    return loaded.error === undefined ? (
      <ListSkeleton rows={1} />
    ) : (
      <ListFailure error={loaded.error} onRetry={loaded.reload} />
    );
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
  const { state, decided_by: by } = consent;
  if (state === "birth_date_needed") return <BirthDate age={consents.consent_age} onKept={loaded.reload} />;
  // Their own yes stands: what is missing is a parent's, also where one took it back.
  const parentSaidNo = by === "parent" && consent.agreed;
  if (state === "waiting_for_parent" || parentSaidNo) {
    const { withdrawnByParent, refusedByParent } = privacyWords().consents;
    const no = state === "withdrawn" ? withdrawnByParent : refusedByParent;
    return (
      <>
        <p class="banner">
          {parentSaidNo && no} {words.waiting}
        </p>
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
      {state === "suspended" || by === "referent" ? (
        <>
          <p>
            {by === "referent" ? privacyWords().consents.endedByReferent : privacyWords().consents.states.suspended}
          </p>
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
