import { useEffect, useRef } from "preact/hooks";
import { homeChosen } from "../../../data/preferences";
import { type Consent, type Consents, type Purpose, privacyApi } from "../../../data/privacy";
import { hasRole, type Me } from "../../../data/session";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { Trouble } from "../../../ui/forms/trouble";
import type { Loaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { show } from "../../../ui/navigation/announcer";
import { query } from "../../../ui/navigation/router";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { lostLinkWords } from "../../words/lost-link";
import { privacyWords } from "../../words/privacy";
import { BirthDate } from "./birth-date";
import { useConsents } from "./consents-loaded";
import { BothParents, Guardian } from "./guardian";
import { dayOf } from "./moment";
import "../../../ui/forms/forms.css";
import "./privacy.css";

/** What waits for the person's consent: each purpose, its state, and the parent's part under the age of consent. */
export function ConsentsPage() {
  return <NeedsAccount>{(account) => <MyConsents key={account.id} account={account} />}</NeedsAccount>;
}

function MyConsents({ account }: { account: Me }) {
  const loaded = useConsents(account.id);
  const parent = homeChosen.value === "parent" || !hasRole(account, "student");
  return (
    <LoadedPage loaded={loaded}>
      {(consents) => <View consents={consents} loaded={loaded} parent={parent} />}
    </LoadedPage>
  );
}

interface ViewProps {
  consents: Consents;
  loaded: Loaded<Consents>;
  /** Whether a parent may have come for what they agreed to for a child. */
  parent: boolean;
}

function View({ consents, loaded, parent }: ViewProps) {
  const words = privacyWords();
  const guardian = useRef<HTMLHeadingElement>(null);
  const waits = consents.consents.some(({ state }) => state === "waiting_for_parent");
  const toGuardian = (): void => {
    guardian.current?.scrollIntoView();
    guardian.current?.focus();
  };
  const badge = query.value.has("badge");
  useEffect(() => {
    if (badge) toGuardian();
  }, []);
  return (
    <div class="page">
      <BackButton />
      <PageTitle text={words.consents.title} />
      {parent && (
        <p class="banner">
          {lostLinkWords().notHere} <a href="/parent/again">{lostLinkWords().again}</a>
        </p>
      )}
      <p class="lead">{words.consents.lead}</p>
      {waits && (
        <div class="banner missing-part">
          <p>{words.guardian.missing}</p>
          <button type="button" class="button" onClick={toGuardian}>
            {words.guardian.toGuardian}
          </button>
        </div>
      )}
      {consents.rule === "birth_date_needed" && <BirthDate age={consents.consent_age} onKept={loaded.reload} />}
      <ul class="purposes">
        {consents.consents.map((consent) => (
          <PurposeCard key={consent.purpose} consent={consent} loaded={loaded} />
        ))}
      </ul>
      {consents.rule === "with_parent" && (
        <Guardian heading={guardian} badge={badge} consents={consents} loaded={loaded} />
      )}
      {consents.opposition_reference && <BothParents reference={consents.opposition_reference} />}
    </div>
  );
}

interface CardProps {
  consent: Consent;
  loaded: Loaded<Consents>;
}

/** One purpose: what for, what changes without, where it stands, and the switch. */
function PurposeCard({ consent, loaded }: CardProps) {
  const words = privacyWords();
  const { purpose, state } = consent;
  const { name, what, without } = words.purposes[purpose];
  const sending = useSending();
  const decide = async (agree: boolean): Promise<void> => {
    const decided = await sending.send(async () => {
      const after = await privacyApi.decide(purpose, agree);
      loaded.replace(after);
      const waits = after.consents.some((one) => one.purpose === purpose && one.state === "waiting_for_parent");
      show(waits ? words.consents.givenWaiting : agree ? words.consents.given : words.consents.withdraw.done);
    });
    if (!decided) loaded.reload();
  };
  return (
    <li class="purpose">
      <h2 id={`purpose-${purpose}`}>{name}</h2>
      <p>{what}</p>
      <p class="hint">{state === "granted" ? <IfYouStop purpose={purpose} /> : without}</p>
      <div class="purpose-foot">
        <p id={`state-${purpose}`} class={`consent-state ${state}`}>
          {stateText(consent)}
        </p>
        <label class="toggle">
          <span id={`agree-${purpose}`}>{words.consents.agree}</span>
          <input
            type="checkbox"
            role="switch"
            checked={consent.agreed}
            disabled={state === "birth_date_needed"}
            aria-labelledby={`agree-${purpose} purpose-${purpose}`}
            aria-describedby={`state-${purpose}`}
            aria-busy={sending.busy}
            onChange={(event) => void decide(event.currentTarget.checked)}
          />
        </label>
      </div>
      <Trouble of={sending} />
    </li>
  );
}

/** What happens on the one tap that withdraws. */
function IfYouStop({ purpose }: { purpose: Purpose }) {
  const { withdraw } = privacyWords().consents;
  return (
    <>
      {withdraw.ifYouStop} {withdraw.effects[purpose]} {withdraw.again}
    </>
  );
}

function stateText({ state, since, decided_by }: Consent): string {
  const words = privacyWords().consents;
  let text = words.states[state];
  if (decided_by === "parent" && state === "refused") text = words.refusedByParent;
  if (decided_by === "parent" && state === "withdrawn") text = words.withdrawnByParent;
  if (decided_by === "referent") text = words.endedByReferent;
  const dated = since && (state === "granted" || text === words.states.withdrawn);
  return dated ? `${text} ${words.since(dayOf(since))}` : text;
}
