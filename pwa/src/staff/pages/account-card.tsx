import { useState } from "preact/hooks";
import { settings } from "../../data/settings";
import { ManyChoices } from "../../ui/choices";
import { dayOf } from "../../ui/forms/day";
import { SelectField } from "../../ui/forms/select-field";
import { Trouble } from "../../ui/forms/trouble";
import { useSending } from "../../ui/forms/use-sending";
import { show } from "../../ui/navigation/announcer";
import { type AccountFound, ROLES, type Role, staffApi } from "../data/staff";
import { staffWords } from "../words/staff";
import { type Asked, Decide } from "./decide";
import { departmentText, roleText } from "./frame";

interface Props {
  account: AccountFound;
  onChanged: () => void;
}

/** An account, its rights, and what an admin may do about them. */
export function AccountCard({ account, onChanged }: Props) {
  const words = staffWords().account;
  const [asked, setAsked] = useState<Asked | null>(null);
  const name = account.first_name || words.noName;
  const banned = account.status === "banned";
  const done = (): void => {
    setAsked(null);
    show(staffWords().done);
    onChanged();
  };
  const ban = (): void =>
    setAsked({
      title: words.ban,
      text: words.banAsk,
      yes: words.banYes,
      reasons: words.banReasons,
      reasonHelp: words.banReasonHelp,
      act: (reason) => staffApi.ban(account.id, reason),
    });
  const lift = (): void =>
    setAsked({
      title: words.lift,
      text: words.liftAsk(name),
      yes: words.lift,
      act: () => staffApi.liftBan(account.id),
    });
  return (
    <li class="review">
      <h2>{name}</h2>
      <p class="facts">
        <span>{account.email}</span>
        <span>{words.statuses[account.status] ?? account.status}</span>
        <span>{words.created(dayOf(account.created_at))}</span>
      </p>
      <p class="detail">{account.id}</p>
      <h3>{words.rolesHeld}</h3>
      <Roles account={account} name={name} onAsk={setAsked} />
      <Grant account={account} onChanged={onChanged} />
      <p class="actions">
        <button
          type="button"
          class={banned ? "button" : "button danger"}
          aria-haspopup="dialog"
          onClick={banned ? lift : ban}
        >
          {banned ? words.lift : words.ban}
        </button>
        <a class="button" href={`/staff/audit?account=${account.id}`}>
          {words.seeAudit}
        </a>
        <a class="button" href={`/staff/conversations/${account.id}`}>
          {words.seeTalks}
        </a>
      </p>
      <Decide asked={asked} onClose={() => setAsked(null)} onDone={done} />
    </li>
  );
}

function Roles({ account, name, onAsk }: { account: AccountFound; name: string; onAsk: (asked: Asked) => void }) {
  const words = staffWords().account;
  const held = [...new Set(account.roles.map(({ role }) => role))];
  if (!held.length) return <p>{words.noRole}</p>;
  return (
    <ul class="reviews">
      {held.map((role) => {
        const places = account.roles.filter((one) => one.role === role && one.department);
        return (
          <li key={role} class="role-line">
            <span>
              <strong>{roleText(role)}</strong>{" "}
              <span class="hint">{places.map(({ department }) => departmentText(department)).join(", ")}</span>
            </span>
            <button
              type="button"
              class="button"
              aria-haspopup="dialog"
              aria-label={words.revoke(roleText(role))}
              onClick={() =>
                onAsk({
                  title: words.revoke(roleText(role)),
                  text: words.revokeAsk(roleText(role), name),
                  yes: staffWords().confirm,
                  act: () => staffApi.revoke(account.id, role),
                })
              }
            >
              {words.take}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function Grant({ account, onChanged }: Props) {
  const words = staffWords().account;
  const [role, setRole] = useState<Role | "">("");
  const [departments, setDepartments] = useState<string[]>([]);
  const [missing, setMissing] = useState(false);
  const sending = useSending();
  const isReferent = role === "referent";
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!role) return;
    setMissing(isReferent && !departments.length);
    if (isReferent && !departments.length) return;
    if (!(await sending.send(() => staffApi.grant(account.id, role, isReferent ? departments : [])))) return;
    show(staffWords().done);
    setRole("");
    setDepartments([]);
    onChanged();
  };
  return (
    <details>
      <summary>{words.grant}</summary>
      <form class="stack" onSubmit={(event) => void submit(event)}>
        <SelectField<Role | "">
          label={words.anyRole}
          value={role}
          onChange={setRole}
          options={[{ value: "", label: "–" }, ...ROLES.map((value) => ({ value, label: roleText(value) }))]}
        />
        {isReferent && settings.value && (
          <ManyChoices
            legend={words.departments}
            options={settings.value.departments.map(({ code, name }) => ({ value: code, label: name }))}
            chosen={departments}
            onChange={setDepartments}
          />
        )}
        {missing && (
          <p class="field-error" role="alert">
            {words.departmentsNeeded}
          </p>
        )}
        <Trouble of={sending} />
        <button type="submit" class="button" aria-disabled={sending.busy || !role}>
          {words.grantGo}
        </button>
      </form>
    </details>
  );
}
