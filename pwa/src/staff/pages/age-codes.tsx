import { useState } from "preact/hooks";
import { hasRole, type Me } from "../../data/session";
import { settings } from "../../data/settings";
import { ageApi } from "../../people/data/age";
import { AgeCodes } from "../../people/pages/organisation/age-codes";
import { ageWords } from "../../people/words/age";
import { Field } from "../../ui/forms/field";
import { SelectField } from "../../ui/forms/select-field";
import { departmentText, StaffPage } from "./frame";

/** Personal codes for those who are in no school that has a page here. */
export function StaffAgeCodesPage() {
  return (
    <StaffPage title={ageWords().lists.title} roles={["referent", "admin"]}>
      {(account) => <Codes account={account} />}
    </StaffPage>
  );
}

function Codes({ account }: { account: Me }) {
  const words = ageWords();
  const mine = account.roles.flatMap(({ department }) => (department ? [department] : []));
  const all = hasRole(account, "admin") ? (settings.value?.departments ?? []).map(({ code }) => code) : mine;
  const [name, setName] = useState("");
  const [chosen, setDepartment] = useState("");
  const [tried, setTried] = useState(false);
  const department = chosen || (all[0] ?? "");
  return (
    <AgeCodes
      name="staff"
      lead={words.lists.staffLead}
      load={ageApi.staffLists}
      make={(wanted) => ageApi.makeAsStaff({ name: name.trim(), department, ...wanted })}
      ready={() => {
        setTried(true);
        return name.trim().length > 1;
      }}
    >
      <Field
        label={words.lists.name}
        hint={words.lists.nameHelp}
        value={name}
        maxLength={120}
        onInput={setName}
        error={tried && name.trim().length < 2 ? words.lists.nameNeeded : undefined}
      />
      <SelectField
        label={words.department}
        value={department}
        options={all.map((code) => ({ value: code, label: departmentText(code) }))}
        onChange={setDepartment}
      />
    </AgeCodes>
  );
}
