import { useEffect } from "preact/hooks";
import { Trouble } from "../../../ui/forms/trouble";
import { useSending } from "../../../ui/forms/use-sending";
import { show } from "../../../ui/navigation/announcer";
import { leaveFor } from "../../../ui/navigation/router";
import { rolesApi } from "../../data/roles";
import { rolesWords } from "../../words/roles";
import type { Progress } from "./mentor-steps";
import { MissingList } from "./missing";

/** The last step: everything is there, or exactly what is not. */
export function SendStep({ progress, onChanged }: { progress: Progress; onChanged: () => void }) {
  const words = rolesWords();
  const { candidacy } = progress;
  const beginning = useSending();
  const sending = useSending();
  useEffect(() => {
    // A draft tells what is missing; beginning twice begins one.
    if (!candidacy) void beginning.send(() => rolesApi.begin("mentor")).then((begun) => begun && onChanged());
  }, [candidacy]);
  const send = async (): Promise<void> => {
    if (!candidacy || !(await sending.send(() => rolesApi.submit(candidacy.id)))) return;
    show(words.sent);
    leaveFor("/me/roles");
  };
  if (!candidacy) return <Trouble of={beginning} />;
  if (candidacy.status !== "draft") {
    return (
      <>
        <p>{candidacy.status === "approved" ? words.mentor.saved : words.mentor.alreadySent}</p>
        <p class="actions">
          <a class="button main" href="/me/roles">
            {words.mentor.toRoles}
          </a>
        </p>
      </>
    );
  }
  return (
    <>
      <p>{words.mentor.sendLead}</p>
      {candidacy.submittable ? <p>{words.mentor.complete}</p> : <MissingList candidacy={candidacy} />}
      <Trouble of={sending} />
      {candidacy.submittable && (
        <button type="button" class="button main wide" aria-disabled={sending.busy} onClick={() => void send()}>
          {words.send}
        </button>
      )}
    </>
  );
}
