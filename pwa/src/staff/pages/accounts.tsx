import { useState } from "preact/hooks";
import { Field } from "../../ui/forms/field";
import { SelectField } from "../../ui/forms/select-field";
import { Trouble } from "../../ui/forms/trouble";
import { useSending } from "../../ui/forms/use-sending";
import { announce } from "../../ui/navigation/announcer";
import { query, setQuery } from "../../ui/navigation/router";
import { type AccountFound, type AccountQuery, ROLES, type Role, staffApi } from "../data/staff";
import { staffWords } from "../words/staff";
import { AccountCard } from "./account-card";
import { ID } from "./audit";
import { roleText, StaffPage } from "./frame";

/** Accounts, for admins: found one at a time by address or id, or by role. */
export function AccountsPage() {
  const words = staffWords();
  return (
    <StaffPage title={words.accounts} lead={words.accountsLead} roles={["admin"]}>
      {() => <Search />}
    </StaffPage>
  );
}

/** What was typed, as the API asks for it; null when it is neither an address nor an id. */
function queryOf(text: string, role: Role | ""): AccountQuery | null {
  if (ID.test(text)) return { id: text };
  if (text.includes("@")) return { email: text };
  return text === "" && role ? { role } : null;
}

function Search() {
  const words = staffWords().account;
  const [text, setText] = useState(query.value.get("id") ?? "");
  const [role, setRole] = useState<Role | "">("");
  const [bad, setBad] = useState(false);
  const [asked, setAsked] = useState<AccountQuery | null>(null);
  const [found, setFound] = useState<AccountFound[] | null>(null);
  const sending = useSending();

  const search = (wanted: AccountQuery): Promise<boolean> =>
    sending.send(async () => {
      const accounts = await staffApi.accounts(wanted);
      setFound(accounts);
      announce(words.found(accounts.length));
    });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const wanted = queryOf(text.trim(), role);
    setBad(wanted === null);
    if (!wanted) return;
    setAsked(wanted);
    // An address never goes into an address bar; an id may.
    setQuery({ id: "id" in wanted ? wanted.id : null });
    void search(wanted);
  };

  return (
    <>
      <form class="stack filters-line" onSubmit={submit}>
        <Field
          label={words.search}
          value={text}
          onInput={(value) => {
            setText(value);
            if (value) setRole("");
          }}
          maxLength={254}
          autoComplete="off"
          hint={words.searchHelp}
          error={bad ? words.badSearch : sending.fields.email}
        />
        <SelectField<Role | "">
          label={words.or}
          value={role}
          onChange={(value) => {
            setRole(value);
            if (value) setText("");
          }}
          options={[{ value: "", label: words.anyRole }, ...ROLES.map((value) => ({ value, label: roleText(value) }))]}
        />
        <p class="actions">
          <button type="submit" class="button main" aria-disabled={sending.busy}>
            {words.go}
          </button>
        </p>
      </form>
      <Trouble of={sending} />
      {found && <p class="order">{words.found(found.length)}</p>}
      <ul class="reviews">
        {found?.map((account) => (
          <AccountCard key={account.id} account={account} onChanged={() => asked && void search(asked)} />
        ))}
      </ul>
    </>
  );
}
