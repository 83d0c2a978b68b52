import { useState } from "preact/hooks";
import { ListFailure } from "../../../ui/failure";
import { Confirm, type Question } from "../../../ui/forms/confirm";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { show } from "../../../ui/navigation/announcer";
import { leaveFor } from "../../../ui/navigation/router";
import { ListSkeleton } from "../../../ui/skeleton";
import { type Member, type Organisation, organisationsApi } from "../../data/organisations";
import { rolesWords } from "../../words/roles";

interface Props {
  organisation: Organisation;
  onChanged: () => void;
}

/** The people of an organisation: first names, and what each may do. */
export function People({ organisation, onChanged }: Props) {
  const words = rolesWords().organisation;
  const loaded = useLoaded(`members ${organisation.id}`, (signal) => organisationsApi.members(organisation.id, signal));
  const [question, setQuestion] = useState<Question | null>(null);
  const owners = loaded.data?.filter(({ role }) => role === "owner").length ?? 0;
  const changed = (): void => {
    show(words.done);
    loaded.reload();
    onChanged();
  };
  return (
    <section>
      <h2>{words.people}</h2>
      {loaded.error !== undefined && <ListFailure error={loaded.error} onRetry={loaded.reload} />}
      {!loaded.data && loaded.error === undefined && <ListSkeleton rows={2} />}
      {organisation.role === "owner" && owners === 1 && <p class="hint">{words.onlyOwner}</p>}
      <ul class="people">
        {loaded.data?.map((member) => (
          <PersonLine
            key={member.account_id}
            member={member}
            organisation={organisation}
            onlyOwner={member.role === "owner" && owners === 1}
            onAsk={setQuestion}
            onChanged={changed}
          />
        ))}
      </ul>
      <Confirm question={question} onClose={() => setQuestion(null)} />
    </section>
  );
}

interface LineProps extends Props {
  member: Member;
  /** Nobody else is in charge: this one stays. */
  onlyOwner: boolean;
  onAsk: (question: Question) => void;
}

function PersonLine({ member, organisation, onlyOwner, onAsk, onChanged }: LineProps) {
  const words = rolesWords().organisation;
  const name = member.first_name || words.noName;
  const owner = organisation.role === "owner";
  const otherRole = member.role === "owner" ? "member" : "owner";
  const change = (): void =>
    onAsk({
      title: otherRole === "owner" ? words.makeOwner : words.makeMember,
      text: otherRole === "owner" ? words.makeOwnerAsk(name) : words.makeMemberAsk(name),
      yes: otherRole === "owner" ? words.makeOwner : words.makeMember,
      act: () => organisationsApi.setRole(organisation.id, member.account_id, otherRole),
      onDone: onChanged,
    });
  const remove = (): void =>
    onAsk({
      title: member.you ? words.leave : words.remove,
      text: member.you ? words.leaveAsk : words.removeAsk(name),
      yes: member.you ? words.leaveYes : words.remove,
      act: () => organisationsApi.remove(organisation.id, member.account_id),
      onDone: () => {
        if (!member.you) return onChanged();
        show(words.left);
        leaveFor("/me/roles");
      },
    });
  return (
    <li>
      <span>
        <strong>{name}</strong>{" "}
        <span class="hint">{[words.roles[member.role], member.you && words.you].filter(Boolean).join(", ")}</span>
      </span>
      <span class="actions">
        {owner && !onlyOwner && (
          <button
            type="button"
            class="button"
            aria-haspopup="dialog"
            onClick={change}
            aria-label={`${otherRole === "owner" ? words.makeOwner : words.makeMember} (${name})`}
          >
            {otherRole === "owner" ? words.makeOwner : words.makeMember}
          </button>
        )}
        {(owner || member.you) && !onlyOwner && (
          <button
            type="button"
            class="button"
            aria-haspopup="dialog"
            onClick={remove}
            aria-label={member.you ? words.leave : `${words.remove} (${name})`}
          >
            {member.you ? words.leave : words.remove}
          </button>
        )}
      </span>
    </li>
  );
}
