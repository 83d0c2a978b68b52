import { useState } from "preact/hooks";
import { loadSession } from "../../../data/session";
import { colon } from "../../../i18n/colon";
import { Confirm, type Question } from "../../../ui/forms/confirm";
import { dayOf } from "../../../ui/forms/day";
import { Trouble } from "../../../ui/forms/trouble";
import { useSending } from "../../../ui/forms/use-sending";
import { show } from "../../../ui/navigation/announcer";
import { type Candidacy, rolesApi } from "../../data/roles";
import { rolesWords } from "../../words/roles";
import { MissingList } from "./missing";

interface Props {
  candidacy: Candidacy;
  onChanged: () => void;
}

/** Where a request stands, what is missing, and what its owner can do. */
export function CandidacyBox({ candidacy, onChanged }: Props) {
  const words = rolesWords();
  const { status, organisation } = candidacy;
  return (
    <div class={`candidacy ${status}`}>
      <p>{words.statuses[status] ?? status}</p>
      {organisation && (
        <p>
          <a href={`/me/organisation/${organisation.id}`}>{words.forOrganisation(organisation.name)}</a>
        </p>
      )}
      <State candidacy={candidacy} />
      <Actions candidacy={candidacy} onChanged={onChanged} />
    </div>
  );
}

function State({ candidacy }: { candidacy: Candidacy }) {
  const words = rolesWords();
  switch (candidacy.status) {
    case "draft":
      return <MissingList candidacy={candidacy} />;
    case "waiting":
      return (
        <>
          {candidacy.submitted_at && <p>{words.waitsSince(dayOf(candidacy.submitted_at))}</p>}
          <MissingList candidacy={candidacy} />
          {candidacy.department && <p>{words.whoDecides(candidacy.department_name ?? candidacy.department)}</p>}
          <p class="hint">{words.weRead}</p>
        </>
      );
    case "approved":
      return (
        <p>
          {candidacy.decided_at && words.approvedOn(dayOf(candidacy.decided_at))}{" "}
          {candidacy.valid_until && words.validUntil(dayOf(candidacy.valid_until))}
        </p>
      );
    default:
      return candidacy.reason ? (
        <>
          <p>
            {words.reason}
            {colon()}
            <q>{candidacy.reason}</q>
          </p>
          {candidacy.status === "refused" && <p class="hint">{words.refusedHelp}</p>}
        </>
      ) : null;
  }
}

function Actions({ candidacy, onChanged }: Props) {
  const words = rolesWords();
  const sending = useSending();
  const [question, setQuestion] = useState<Question | null>(null);
  const { id, role, status } = candidacy;
  const isOver = !["draft", "waiting", "approved"].includes(status);
  if (isOver) return null;

  const act = async (work: () => Promise<unknown>, done: string): Promise<void> => {
    if (!(await sending.send(work))) return;
    show(done);
    onChanged();
  };
  const withdraw = (): void => {
    const leaving = status === "approved";
    setQuestion({
      title: leaving ? words.leaveRole : words.withdraw,
      text: leaving ? words.leaveAsk : words.withdrawAsk,
      yes: leaving ? words.leaveYes : words.withdrawYes,
      act: () => rolesApi.withdraw(id),
      onDone: () => {
        show(words.withdrawn);
        // The role may be gone with it.
        void loadSession().catch(() => undefined);
        onChanged();
      },
    });
  };
  const mayRemind = candidacy.remind_from !== null && new Date(candidacy.remind_from) <= new Date();
  const mayRenew = candidacy.renew_from !== null && new Date(candidacy.renew_from) <= new Date();
  return (
    <>
      {status === "waiting" && candidacy.remind_from && !mayRemind && (
        <p class="hint">{words.remindFrom(dayOf(candidacy.remind_from))}</p>
      )}
      {status === "approved" && mayRenew && <p>{words.renewHelp}</p>}
      <Trouble of={sending} />
      <p class="actions">
        {status === "draft" && role === "mentor" && !candidacy.submittable && (
          <a class="button main" href="/me/roles/mentor">
            {words.resume}
          </a>
        )}
        {status === "draft" && candidacy.submittable && (
          <button
            type="button"
            class="button main"
            aria-disabled={sending.busy}
            onClick={() => void act(() => rolesApi.submit(id), words.sent)}
          >
            {words.send}
          </button>
        )}
        {status === "waiting" && mayRemind && (
          <button
            type="button"
            class="button main"
            aria-disabled={sending.busy}
            onClick={() => void act(() => rolesApi.remind(id), words.reminded)}
          >
            {words.remind}
          </button>
        )}
        {status === "approved" && (role === "company" || role === "issuer") && (
          <a class="button main" href={role === "company" ? "/company" : "/issuing"}>
            {words.doors[role]}
          </a>
        )}
        {status === "approved" && mayRenew && (
          <a class="button main" href="/me/roles/mentor?step=charter">
            {words.renew}
          </a>
        )}
        <button type="button" class="button" aria-haspopup="dialog" onClick={withdraw}>
          {status === "approved" ? words.leaveRole : words.withdraw}
        </button>
      </p>
      <Confirm question={question} onClose={() => setQuestion(null)} />
    </>
  );
}
