import { useState } from "preact/hooks";
import { clockText, dateText, parisDay, parisTime } from "../../data/format";
import { language } from "../../i18n";
import { colon } from "../../i18n/colon";
import { Field } from "../../ui/forms/field";
import { SelectField } from "../../ui/forms/select-field";
import { query, setQuery } from "../../ui/navigation/router";
import { type AuditEntry, staffApi } from "../data/staff";
import { staffWords } from "../words/staff";
import { departmentText, StaffPage } from "./frame";
import { Lines, StaffList } from "./list";

export const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Who did what, newest first. */
export function AuditPage() {
  const words = staffWords();
  return (
    <StaffPage title={words.audit} lead={words.auditLead} roles={["dpo", "admin"]}>
      {() => (
        <>
          <Filters />
          <Entries />
        </>
      )}
    </StaffPage>
  );
}

function Filters() {
  const words = staffWords().journal;
  const [action, setAction] = useState(query.value.get("action") ?? "");
  const [account, setAccount] = useState(query.value.get("account") ?? "");
  const [bad, setBad] = useState(false);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const wrong = account.trim() !== "" && !ID.test(account.trim());
    setBad(wrong);
    if (!wrong) setQuery({ action: action || null, account: account.trim() || null });
  };
  return (
    <form class="stack filters-line" onSubmit={submit}>
      <SelectField
        label={words.action}
        value={action}
        onChange={setAction}
        options={[
          { value: "", label: words.allActions },
          ...Object.entries(words.groups).map(([value, label]) => ({ value, label })),
        ]}
      />
      <Field
        label={words.aboutAccount}
        value={account}
        onInput={setAccount}
        maxLength={36}
        autoComplete="off"
        error={bad ? words.badAccount : undefined}
      />
      <p class="actions">
        <button type="submit" class="button main">
          {words.filter}
        </button>
      </p>
    </form>
  );
}

function Entries() {
  const words = staffWords().journal;
  const action = query.value.get("action") ?? "";
  const account = query.value.get("account") ?? "";
  return (
    <StaffList<AuditEntry>
      name={`audit ${action} ${account}`}
      load={(page, signal) =>
        staffApi.audit({ ...(action && { action }), ...(account && { account_id: account }), ...page }, signal)
      }
      none={words.none}
      found={words.shown}
    >
      {(entries, { hasMore }) => (
        <>
          <p class="order">{words.shown(entries.length, hasMore)}</p>
          <Lines columns={words.columns}>
            <tbody>
              {entries.map((entry) => (
                <Line key={entry.id} entry={entry} />
              ))}
            </tbody>
          </Lines>
        </>
      )}
    </StaffList>
  );
}

function Line({ entry }: { entry: AuditEntry }) {
  const words = staffWords().journal;
  const { columns } = words;
  const at = new Date(entry.at);
  const detail = Object.entries(entry.detail).map(
    ([name, value]) => `${words.details[name] ?? name}${colon()}${valueText(value)}`,
  );
  if (entry.department) detail.unshift(departmentText(entry.department));
  return (
    <tr>
      <td data-name={columns.at}>
        {dateText(parisDay(at), language.value)}, {clockText(parisTime(at), language.value)}
      </td>
      <td data-name={columns.action}>{entry.title}</td>
      <td data-name={columns.who}>{entry.actor ? <Account id={entry.actor} /> : words.system}</td>
      <td data-name={columns.about}>{entry.account_id && <Account id={entry.account_id} />}</td>
      <td data-name={columns.detail} class="detail">
        {detail.join(", ")}
      </td>
    </tr>
  );
}

/** A role, a use or an id of the detail; several of them one after the other. */
function valueText(value: unknown): string {
  const { roles, journal } = staffWords();
  if (Array.isArray(value)) return value.length ? value.map(valueText).join(" + ") : journal.nothing;
  const code = String(value);
  return roles[code] ?? journal.values[code] ?? code;
}

/** Names an account by its id; its acts are one tap away. */
function Account({ id }: { id: string }) {
  return (
    <a href={`/staff/audit?account=${id}`} class="detail" title={id}>
      {id.slice(-8)}
    </a>
  );
}
