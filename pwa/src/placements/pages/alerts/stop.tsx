import { useState } from "preact/hooks";
import { t } from "../../../i18n";
import { Trouble } from "../../../ui/forms/trouble";
import { useSending } from "../../../ui/forms/use-sending";
import { awaitHeading } from "../../../ui/navigation/router";
import { PageTitle } from "../../../ui/page";
import { alertsApi } from "../../data/alerts";
import { ownAlertsWords } from "../../words/own-alerts";
import "../../../ui/forms/forms.css";
import { useToken } from "../../../people/pages/privacy/use-token";

/** Stops the mails about alerts by the link of one, without signing in: one tap, since programs open links too. */
export function StopMailsPage() {
  const token = useToken();
  return (
    <div class="page text" key={token}>
      {token ? <Stop token={token} /> : <DeadLink />}
    </div>
  );
}

function Stop({ token }: { token: string }) {
  const words = ownAlertsWords().stop;
  const [done, setDone] = useState(false);
  const sending = useSending();
  const stop = async (): Promise<void> => {
    if (!(await sending.send(() => alertsApi.stopMails(token)))) return;
    awaitHeading();
    setDone(true);
  };
  if (sending.code === "link-dead") return <DeadLink />;
  if (done) {
    return (
      <>
        <PageTitle key="done" text={words.doneTitle} />
        <p role="status">{words.done}</p>
        <p>{words.effect}</p>
        <p class="hint">{words.again}</p>
        <Preferences />
      </>
    );
  }
  return (
    <>
      <PageTitle key="ask" text={words.title} />
      <p class="lead">{words.lead}</p>
      <p>{words.effect}</p>
      <Trouble of={sending} />
      <p class="actions">
        <button type="button" class="button main" aria-disabled={sending.busy} onClick={() => void stop()}>
          {words.yes}
        </button>
      </p>
    </>
  );
}

function DeadLink() {
  const words = ownAlertsWords().stop;
  return (
    <>
      <PageTitle key="dead" text={words.deadTitle} />
      <p>{words.dead}</p>
      <Preferences />
    </>
  );
}

function Preferences() {
  return (
    <p class="actions">
      <a class="button" href="/me/preferences">
        {ownAlertsWords().stop.preferences}
      </a>
      <a class="button" href="/">
        {t().errors.home}
      </a>
    </p>
  );
}
