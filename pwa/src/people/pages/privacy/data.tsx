import { useEffect, useState } from "preact/hooks";
import { numberText } from "../../../data/format";
import { leave, stay } from "../../../data/leaving";
import { type Export, exportHref, privacyApi } from "../../../data/privacy";
import { type Me, unseen } from "../../../data/session";
import { language, t } from "../../../i18n";
import { ListFailure } from "../../../ui/failure";
import { Trouble } from "../../../ui/forms/trouble";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { show } from "../../../ui/navigation/announcer";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { Sheet } from "../../../ui/sheet";
import { ListSkeleton } from "../../../ui/skeleton";
import { ownWords } from "../../words/own";
import { dayOf, momentText } from "./moment";
import { RetentionTable } from "./retention-table";
import "../../../ui/forms/forms.css";
import "./privacy.css";

const LOOK_AGAIN_MS = 5000;

/** A copy of everything about the person, the way out, and how long everything is kept. */
export function DataPage() {
  const words = ownWords().data;
  return (
    <NeedsAccount>
      {(account) => (
        <div class="page" key={account.id}>
          <BackButton />
          <PageTitle text={words.title} />
          <p class="lead">{words.lead}</p>
          {account.second_factor === "to_prove" && (
            <p>
              <a href="/me/security">{t().errors.security}</a>
            </p>
          )}
          <Exports id={account.id} />
          <Leaving account={account} />
          <section>
            <h2>{words.retentionTitle}</h2>
            <RetentionTable />
            <p>
              <a href="/privacy">{ownWords().retention.more}</a>
            </p>
          </section>
        </div>
      )}
    </NeedsAccount>
  );
}

function Exports({ id }: { id: string }) {
  const words = ownWords().data;
  const loaded = useLoaded(id, privacyApi.exports);
  const sending = useSending();
  const waits = loaded.data?.some(({ ready_at }) => ready_at === null) ?? false;
  useEffect(() => {
    if (!waits) return undefined;
    const look = setInterval(loaded.reload, LOOK_AGAIN_MS);
    return () => clearInterval(look);
  }, [waits]);
  // A notification came: perhaps that the copy is ready.
  useEffect(() => {
    if (waits) loaded.reload();
  }, [unseen.value]);
  const ask = async (): Promise<void> => {
    if (await sending.send(privacyApi.askExport)) show(words.exportAsked);
    loaded.reload();
  };
  return (
    <section>
      <h2>{words.exportTitle}</h2>
      <p>{words.exportText}</p>
      {loaded.error !== undefined && <ListFailure error={loaded.error} onRetry={loaded.reload} />}
      {loaded.error === undefined && loaded.data === undefined && <ListSkeleton rows={1} />}
      <ul class="purposes" aria-live="polite">
        {loaded.data?.map((one) => (
          <ExportEntry key={one.id} one={one} />
        ))}
      </ul>
      <Trouble of={sending} />
      {loaded.data && !waits && (
        <button type="button" class="button main" aria-disabled={sending.busy} onClick={() => void ask()}>
          {words.exportAsk}
        </button>
      )}
    </section>
  );
}

function ExportEntry({ one }: { one: Export }) {
  const words = ownWords().data;
  return (
    <li class="purpose">
      <p class="hint">{words.exportAskedOn(momentText(one.asked_at))}</p>
      {one.ready_at && one.expires_at ? (
        <>
          <p class="consent-state granted">{words.exportReady(dayOf(one.expires_at))}</p>
          <p>
            <a class="button main" href={exportHref(one.id)} download="e-pass.zip">
              {words.download}
              {one.size !== null && ` (${words.size(numberText(Math.ceil(one.size / 1000), language.value))})`}
            </a>
          </p>
          <p class="hint">{words.downloadWarning}</p>
        </>
      ) : (
        <p class="consent-state waiting_for_parent">{words.exportWaiting}</p>
      )}
    </li>
  );
}

/** Deletion: what it means, and the way back as long as there is one. */
function Leaving({ account }: { account: Me }) {
  const words = ownWords().data;
  const [asking, setAsking] = useState(false);
  const sending = useSending();
  const go = async (): Promise<void> => {
    setAsking(false);
    if (await sending.send(leave)) show(words.leaveDone);
  };
  const remain = async (): Promise<void> => {
    if (await sending.send(stay)) show(words.stayed);
  };
  return (
    <section>
      <h2>{words.leaveTitle}</h2>
      {account.leaving_at ? (
        <>
          <p class="consent-state withdrawn">{words.leaving(dayOf(account.leaving_at))}</p>
          <button type="button" class="button main" aria-disabled={sending.busy} onClick={() => void remain()}>
            {words.stay}
          </button>
        </>
      ) : (
        <>
          <p>{words.leaveText}</p>
          <button type="button" class="button" aria-haspopup="dialog" onClick={() => setAsking(true)}>
            {words.leave}
          </button>
        </>
      )}
      <Trouble of={sending} />
      <Sheet
        open={asking}
        title={words.leaveSheet}
        onClose={() => setAsking(false)}
        footer={
          <>
            <button type="button" class="button" onClick={() => setAsking(false)}>
              {t().cancel}
            </button>
            <button type="button" class="button main" onClick={() => void go()}>
              {words.leaveYes}
            </button>
          </>
        }
      >
        <ul class="tips">
          {words.leavePoints.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
        <p>{words.leaveExport}</p>
      </Sheet>
    </section>
  );
}
