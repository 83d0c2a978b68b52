import { useState } from "preact/hooks";
import { type GuardianDecision, type GuardianManaged, type Purpose, privacyApi } from "../../../data/privacy";
import { settings } from "../../../data/settings";
import { t } from "../../../i18n";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { Trouble } from "../../../ui/forms/trouble";
import { type Loaded, useLoaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { show } from "../../../ui/navigation/announcer";
import { PageTitle } from "../../../ui/page";
import { Sheet } from "../../../ui/sheet";
import { parentsWords } from "../../words/parents";
import { AwaitingBadges } from "./awaiting-badges";
import { KeepLink } from "./keep-link";
import { dayOf } from "./moment";
import { isDead } from "./parent";
import { Contact, DeadLink, NoLink } from "./token-pages";
import { useToken } from "./use-token";
import "../../../ui/forms/forms.css";
import "./privacy.css";

/** What a parent agreed to, and how to take it back; opened by the link of the receipt. */
export function ParentManagePage() {
  const token = useToken();
  return token ? <Managed key={token} token={token} /> : <NoLink again />;
}

function Managed({ token }: { token: string }) {
  const loaded = useLoaded(token, (signal) => privacyApi.manage(token, signal));
  const { deadManage } = parentsWords().token;
  if (isDead(loaded.error)) {
    const age = settings.value?.consent_age ?? 15;
    return <DeadLink {...deadManage} text={deadManage.text(age)} again />;
  }
  return (
    <LoadedPage loaded={loaded}>{(managed) => <Agreed token={token} managed={managed} loaded={loaded} />}</LoadedPage>
  );
}

interface AgreedProps {
  token: string;
  managed: GuardianManaged;
  loaded: Loaded<GuardianManaged>;
}

function Agreed({ token, managed, loaded }: AgreedProps) {
  const words = parentsWords();
  const [asking, setAsking] = useState<Purpose[] | null>(null);
  const sending = useSending();
  const running = managed.decisions.filter(({ agreed }) => agreed).map(({ purpose }) => purpose);
  const suspended = managed.decisions.some(({ state }) => state === "suspended");
  const withdraw = async (): Promise<void> => {
    const purposes = asking ?? [];
    setAsking(null);
    const withdrawn = await sending.send(async () => {
      loaded.replace(await privacyApi.withdraw(token, purposes));
      show(words.manage.done);
    });
    if (!withdrawn) loaded.reload();
  };
  return (
    <div class="page parent-page">
      <PageTitle text={words.manage.title(managed.child_first_name)} />
      <p class="lead">{words.manage.lead}</p>
      {suspended && <p class="banner">{words.manage.suspended}</p>}
      <Trouble of={sending} />
      <AwaitingBadges token={token} />
      <ul class="purposes">
        {managed.decisions.map((decision) => (
          <AgreedPurpose key={decision.purpose} decision={decision} onWithdraw={() => setAsking([decision.purpose])} />
        ))}
      </ul>
      {running.length === 0 && <p class="word">{words.manage.none}</p>}
      {managed.decisions.some(({ agreed }) => agreed === false) && <p>{words.manage.anew}</p>}
      {running.length > 1 && (
        <button type="button" class="button" aria-haspopup="dialog" onClick={() => setAsking(running)}>
          {words.manage.withdrawAll}
        </button>
      )}
      <Talks talks={managed.conversations} questions={managed.questions_waiting} />
      <p>
        {words.receipt.reference} <strong class="reference">{managed.opposition_reference}</strong>
      </p>
      <p class="hint">{words.manage.until(managed.consent_age)}</p>
      <KeepLink link={{ kind: "manage", token }} />
      <Contact />
      <Sheet
        open={asking !== null}
        title={(asking?.length ?? 0) > 1 ? words.manage.askAllTitle : words.manage.askTitle}
        onClose={() => setAsking(null)}
        footer={
          <>
            <button type="button" class="button" onClick={() => setAsking(null)}>
              {t().cancel}
            </button>
            <button type="button" class="button main" onClick={() => void withdraw()}>
              {words.manage.yes}
            </button>
          </>
        }
      >
        <p>{words.manage.ask}</p>
      </Sheet>
    </div>
  );
}

interface TalksProps {
  talks: GuardianManaged["conversations"];
  /** How many questions wait. */
  questions: number;
}

/** With whom the child talks, and whether a question waits; never what is written. */
function Talks({ talks, questions }: TalksProps) {
  const words = parentsWords().manage;
  return (
    <section>
      <h2>{words.talks}</h2>
      <p class="hint">{words.talksLead}</p>
      {questions > 0 && <p>{words.questions(questions)}</p>}
      {talks.length === 0 && <p>{words.noTalks}</p>}
      <ul class="purposes">
        {talks.map((talk) => (
          <li key={talk.since + talk.first_name} class="purpose">
            <h3>{talk.first_name || (talk.kind ? words.noName : words.gone)}</h3>
            <p class="facts">
              {talk.kind && <span>{words.kinds[talk.kind]}</span>}
              {talk.organisation && <span>{talk.organisation}</span>}
              <span>
                {talk.ended_at ? words.ended(dayOf(talk.since), dayOf(talk.ended_at)) : words.since(dayOf(talk.since))}
              </span>
            </p>
          </li>
        ))}
      </ul>
      <p>
        {words.worried} <a href="/about">{words.region}</a>. {words.danger} <a href="/safety">{t().help}</a>
      </p>
    </section>
  );
}

function AgreedPurpose({ decision, onWithdraw }: { decision: GuardianDecision; onWithdraw: () => void }) {
  const words = parentsWords().manage;
  const { title, agreed, state } = decision;
  return (
    <li class="purpose">
      <h2>{title}</h2>
      <div class="purpose-foot">
        <p class={`consent-state ${agreed ? "granted" : "withdrawn"}`}>{decided(decision)}</p>
        {agreed && (
          <button
            type="button"
            class="button"
            aria-haspopup="dialog"
            aria-label={words.withdrawNamed(title)}
            onClick={onWithdraw}
          >
            {words.withdraw}
          </button>
        )}
      </div>
      {agreed && state !== "granted" && state !== "suspended" && <p class="hint">{words.unused}</p>}
    </li>
  );
}

function decided({ agreed, withdrawn, decided_at }: GuardianDecision): string {
  const words = parentsWords().manage;
  if (agreed === null || decided_at === null) return words.undecided;
  if (withdrawn) return words.withdrew(dayOf(decided_at));
  return agreed ? words.accepted(dayOf(decided_at)) : words.refused(dayOf(decided_at));
}
