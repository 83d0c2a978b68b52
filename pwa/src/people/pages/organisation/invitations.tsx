import { useState } from "preact/hooks";
import { OneChoice } from "../../../ui/choices";
import { ListFailure } from "../../../ui/failure";
import { dayOf } from "../../../ui/forms/day";
import { Field } from "../../../ui/forms/field";
import { Trouble } from "../../../ui/forms/trouble";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { show } from "../../../ui/navigation/announcer";
import { type MemberRole, type Organisation, organisationsApi } from "../../data/organisations";
import { rolesWords } from "../../words/roles";

/** Inviting by mail, and what is on its way; owners only. */
export function Invitations({ organisation }: { organisation: Organisation }) {
  const words = rolesWords().organisation;
  const { id } = organisation;
  const loaded = useLoaded(`invitations ${id}`, (signal) => organisationsApi.invitations(id, signal));
  const cancelling = useSending();
  const cancel = async (invitation: string): Promise<void> => {
    if (!(await cancelling.send(() => organisationsApi.cancelInvitation(id, invitation)))) return;
    show(words.cancelled);
    loaded.reload();
  };
  return (
    <section>
      <h2>{words.invite}</h2>
      <InviteForm id={id} onInvited={loaded.reload} />
      {loaded.error !== undefined && <ListFailure error={loaded.error} onRetry={loaded.reload} />}
      {loaded.data && loaded.data.length > 0 && (
        <>
          <h3>{words.pending}</h3>
          <Trouble of={cancelling} />
          <ul class="people">
            {loaded.data.map((invitation) => (
              <li key={invitation.id}>
                <span>
                  {invitation.email}{" "}
                  <span class="hint">
                    {words.roles[invitation.role]}, {words.expires(dayOf(invitation.expires_at))}
                  </span>
                </span>
                <button
                  type="button"
                  class="button"
                  aria-disabled={cancelling.busy}
                  aria-label={`${words.cancelInvitation} (${invitation.email})`}
                  onClick={() => void cancel(invitation.id)}
                >
                  {words.cancelInvitation}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function InviteForm({ id, onInvited }: { id: string; onInvited: () => void }) {
  const words = rolesWords().organisation;
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<MemberRole>("member");
  const sending = useSending();
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!(await sending.send(() => organisationsApi.invite(id, email.trim(), role)))) return;
    show(words.invited);
    setEmail("");
    onInvited();
  };
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      <Field
        label={words.inviteEmail}
        hint={words.inviteHelp}
        type="email"
        inputMode="email"
        autoComplete="off"
        maxLength={254}
        value={email}
        onInput={setEmail}
        error={sending.fields.email}
      />
      <OneChoice<MemberRole>
        legend={words.inviteAs}
        options={[
          { value: "member", label: words.roles.member ?? "" },
          { value: "owner", label: words.roles.owner ?? "" },
        ]}
        chosen={role}
        onChange={setRole}
      />
      <Trouble of={sending} />
      <button type="submit" class="button main" aria-disabled={sending.busy}>
        {words.inviteSend}
      </button>
    </form>
  );
}
