import { useState } from "preact/hooks";
import { show } from "../../../ui/navigation/announcer";
import "../../../ui/forms/forms.css";
import { clockText } from "../../../data/format";
import { language } from "../../../i18n";
import { Confirm, type Question } from "../../../ui/forms/confirm";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { Trouble } from "../../../ui/forms/trouble";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { Empty } from "../../../ui/list-parts";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { PushOffer } from "../../../ui/push/push-offer";
import { type Alert, alertsApi, type MyAlerts, searchOf } from "../../data/alerts";
import { ownAlertsWords } from "../../words/own-alerts";
import "./alerts.css";
import { EditAlert } from "./edit";
import { Found } from "./found";

/** One's alerts, what they found lately, and when they ring. */
export function MyAlertsPage() {
  return (
    <NeedsAccount roles={["student"]}>{(account) => <Mine key={account.id} language={language.value} />}</NeedsAccount>
  );
}

/** The server names alerts, so another language asks anew. */
function Mine({ language: spoken }: { language: string }) {
  const words = ownAlertsWords().mine;
  const loaded = useLoaded(`alerts ${spoken}`, alertsApi.mine);
  return (
    <LoadedPage loaded={loaded}>
      {(alerts) => (
        <div class="page text">
          <BackButton />
          <PageTitle text={words.title} />
          {alerts.items.length === 0 ? <NoneYet /> : <p class="lead">{words.lead}</p>}
          {alerts.items.length >= alerts.most && <p class="banner">{words.full(alerts.most)}</p>}
          <ul class="alert-list">
            {alerts.items.map((alert) => (
              <Row key={alert.id} alert={alert} onChanged={loaded.reload} />
            ))}
          </ul>
          {alerts.items.length > 0 && (
            <>
              <PushOffer onlyIfUseful />
              <Found />
              <Hours alerts={alerts} />
            </>
          )}
        </div>
      )}
    </LoadedPage>
  );
}

function NoneYet() {
  const words = ownAlertsWords().mine;
  return <Empty picture="bell" title={words.none} text={words.noneHelp} href="/offers" link={words.search} />;
}

function Row({ alert, onChanged }: { alert: Alert; onChanged: () => void }) {
  const words = ownAlertsWords().mine;
  const [editing, setEditing] = useState(false);
  const [question, setQuestion] = useState<Question | null>(null);
  const sending = useSending();
  const { id, name, state } = alert;
  const act = async (work: () => Promise<unknown>, word: string): Promise<void> => {
    if (!(await sending.send(work))) return;
    show(word);
    onChanged();
  };
  const keep = (word: string) => void act(() => alertsApi.keep(id), word);
  const pause = (paused: boolean) =>
    void act(() => alertsApi.change(id, { ...searchOf(alert), paused }), paused ? words.paused : words.resumed);
  // What stopped for its weeks, or lost its place, has to be changed before it makes sense again.
  const resumes = state === "paused" || (state === "stopped" && alert.stopped_why === "unused");
  return (
    <li class="alert-card">
      <h2>{name}</h2>
      <p class="tags">
        <span class={state === "stopped" ? "tag alarm" : "tag"}>{words.states[state]}</span> {words.found(alert.found)}
      </p>
      {alert.stopped_why && <p>{words.stopped[alert.stopped_why]}</p>}
      {alert.still_searching && (
        <p class="banner still">
          <span>{words.stillAsk}</span>
          <button
            type="button"
            class="button main"
            aria-label={words.of(words.still, name)}
            onClick={() => keep(words.stillDone)}
          >
            {words.still}
          </button>
        </p>
      )}
      <p class="actions">
        <button
          type="button"
          class="button"
          aria-haspopup="dialog"
          aria-label={words.of(words.change, name)}
          onClick={() => setEditing(true)}
        >
          {words.change}
        </button>
        {state === "active" && (
          <button type="button" class="button" aria-label={words.of(words.pause, name)} onClick={() => pause(true)}>
            {words.pause}
          </button>
        )}
        {resumes && (
          <button
            type="button"
            class="button"
            aria-label={words.of(words.resume, name)}
            onClick={() => (state === "paused" ? pause(false) : keep(words.resumed))}
          >
            {words.resume}
          </button>
        )}
        <button
          type="button"
          class="button"
          aria-haspopup="dialog"
          aria-label={words.of(words.remove, name)}
          onClick={() =>
            setQuestion({
              title: words.removeAsk,
              text: words.removeText(name),
              yes: words.remove,
              act: () => alertsApi.remove(id),
              onDone: () => {
                show(words.removed);
                onChanged();
              },
            })
          }
        >
          {words.remove}
        </button>
      </p>
      <Trouble of={sending} />
      <EditAlert
        open={editing}
        alert={alert}
        onClose={() => setEditing(false)}
        onSaved={() => {
          setEditing(false);
          show(words.changed);
          onChanged();
        }}
      />
      <Confirm question={question} onClose={() => setQuestion(null)} />
    </li>
  );
}

/** When alerts ring, in the hours that the server keeps. */
function Hours({ alerts }: { alerts: MyAlerts }) {
  const words = ownAlertsWords().mine;
  const quiet = span(alerts.quiet_hours);
  const school = span(alerts.school_hours);
  return (
    <section>
      <h2>{words.when}</h2>
      <ul>
        {quiet && <li>{words.quiet(...quiet)}</li>}
        {school && <li>{words.school(...school)}</li>}
        {(quiet || school) && <li>{words.after}</li>}
        <li>{words.digest}</li>
      </ul>
      <p>
        <a href="/me/preferences">{words.channels}</a>
      </p>
    </section>
  );
}

/** "21:00-08:00" as two times that people read; nothing where there are none. */
function span(hours: string): [string, string] | null {
  const [from, to] = hours.split("-");
  return from && to ? [clockText(from, language.value), clockText(to, language.value)] : null;
}
