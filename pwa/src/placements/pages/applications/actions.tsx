import { useEffect, useState } from "preact/hooks";
import { language, t } from "../../../i18n";
import { Confirm, type Question } from "../../../ui/forms/confirm";
import { Trouble } from "../../../ui/forms/trouble";
import { useSending } from "../../../ui/forms/use-sending";
import { announce, show } from "../../../ui/navigation/announcer";
import { query, setQuery } from "../../../ui/navigation/router";
import { Sheet } from "../../../ui/sheet";
import { type Application, applicationsApi, type Overlap } from "../../data/applications";
import { weekSpan } from "../../data/week-span";
import { applicationsWords } from "../../words/applications";

interface Props {
  application: Application;
  onChanged: (application: Application) => void;
  /** It changed at the server in between. */
  onStale: () => void;
}

/** What the student can still decide, which takes a network. */
export function Actions({ application, onChanged, onStale }: Props) {
  const words = applicationsWords().one;
  const [question, setQuestion] = useState<Question | null>(null);
  const { status } = application;
  const withdraw = (): void => {
    let withdrawn = application;
    setQuestion({
      title: status === "accepted" ? words.declineTitle : words.withdrawTitle,
      text: status === "sent" ? words.withdrawText : words.withdrawHeld,
      yes: status === "accepted" ? words.declineYes : words.withdrawYes,
      act: async () => {
        withdrawn = await applicationsApi.withdraw(application.id);
      },
      onDone: () => {
        onChanged(withdrawn);
        show(words.withdrawDone);
      },
    });
  };
  return (
    <div class="actions">
      {status === "accepted" && <ConfirmButton application={application} onChanged={onChanged} onStale={onStale} />}
      <button type="button" class="button" aria-haspopup="dialog" onClick={withdraw}>
        {status !== "sent" && application.changes?.length
          ? words.noLonger
          : status === "accepted"
            ? words.decline
            : words.withdraw}
      </button>
      <Confirm question={question} onClose={() => setQuestion(null)} />
    </div>
  );
}

/** "I confirm": first says which other applications that ends. */
function ConfirmButton({ application, onChanged, onStale }: Props) {
  const words = applicationsWords().one;
  const [overlaps, setOverlaps] = useState<Overlap[] | null>(null);
  const looking = useSending();
  const sending = useSending();
  const look = (): Promise<boolean> =>
    looking.send(async () => setOverlaps((await applicationsApi.overlaps(application.id)).items));
  // Opened to confirm, as from the home: what it ends is said at once.
  useEffect(() => {
    if (!query.value.has("confirm")) return;
    setQuery({ confirm: null });
    void look();
  }, []);
  const close = (): void => {
    setOverlaps(null);
    sending.clear();
  };
  const confirm = async (): Promise<void> => {
    const done = await sending.send(async () => onChanged(await applicationsApi.confirm(application.id)));
    if (!done) return onStale();
    close();
    show(words.confirmDone);
    announce(words.confirmed);
  };
  const blocked = overlaps?.some(({ outcome }) => outcome === "in_the_way") ?? false;
  return (
    <>
      <button
        type="button"
        class="button main"
        aria-haspopup="dialog"
        aria-disabled={looking.busy}
        onClick={() => void look()}
      >
        {words.confirm}
      </button>
      <Trouble of={looking} />
      <Sheet
        open={overlaps !== null}
        title={words.confirmTitle}
        onClose={close}
        footer={
          <>
            <button type="button" class="button" onClick={close}>
              {t().cancel}
            </button>
            {!blocked && (
              <button type="button" class="button main" aria-disabled={sending.busy} onClick={() => void confirm()}>
                {words.confirmYes}
              </button>
            )}
          </>
        }
      >
        <div class="stack">
          {blocked ? (
            <Others title={words.blocked} overlaps={overlaps} outcome="in_the_way" />
          ) : (
            <>
              <p>{words.confirmText}</p>
              <Others title={words.confirmEnds} overlaps={overlaps} outcome="ends" />
              <Others title={words.confirmKeeps} overlaps={overlaps} outcome="keeps_weeks" />
            </>
          )}
          {blocked && <p>{words.blockedHelp}</p>}
          <Trouble of={sending} />
        </div>
      </Sheet>
    </>
  );
}

interface OthersProps {
  title: string;
  overlaps: Overlap[] | null;
  outcome: Overlap["outcome"];
}

function Others({ title, overlaps, outcome }: OthersProps) {
  const these = overlaps?.filter((one) => one.outcome === outcome) ?? [];
  if (!these.length) return null;
  return (
    <>
      <p>{title}</p>
      <ul class="others">
        {these.map(({ id, offer, weeks_left }) => (
          <li key={id}>
            {outcome === "in_the_way" ? (
              <a href={`/me/applications/${id}`}>{offer.title}</a>
            ) : (
              <strong>{offer.title}</strong>
            )}
            , {offer.company_name}
            {weeks_left.length > 0 && (
              <> ({weeks_left.map((week) => weekSpan(week, language.value, offer.weekdays)).join(", ")})</>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
