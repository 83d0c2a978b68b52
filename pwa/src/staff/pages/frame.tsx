import type { ComponentChildren } from "preact";
import { hasRole, type Me, type Role } from "../../data/session";
import { settings } from "../../data/settings";
import { NeedsAccount } from "../../ui/needs-account";
import { BackButton, PageTitle } from "../../ui/page";
import { staffWords } from "../words/staff";
import "../../ui/forms/forms.css";
import "./staff.css";

interface Props {
  title: string;
  lead?: string;
  roles: Role[];
  children: (account: Me) => ComponentChildren;
}

/** A page for staff: those who lack the second factor are led to it first. */
export function StaffPage({ title, lead, roles, children }: Props) {
  return (
    <NeedsAccount roles={roles}>
      {(account) => (
        <div class="page staff">
          <BackButton />
          <PageTitle text={title} />
          {isStrong(account) ? (
            <>
              {lead && <p class="lead">{lead}</p>}
              {children(account)}
            </>
          ) : (
            <SecondFactorFirst account={account} />
          )}
        </div>
      )}
    </NeedsAccount>
  );
}

function isStrong(account: Me): boolean {
  return account.second_factor === "proven" || account.second_factor === "not_needed";
}

function SecondFactorFirst({ account }: { account: Me }) {
  const words = staffWords();
  return (
    <div class="empty">
      <p>
        <strong>{words.secondFactor}</strong>
      </p>
      <p>{account.second_factor === "to_set_up" ? words.secondFactorToSetUp : words.secondFactorToProve}</p>
      <p class="actions">
        <a class="button main" href="/me/security">
          {words.security}
        </a>
      </p>
    </div>
  );
}

/** Whether somebody decides on requests. */
export function isReferent(account: Me): boolean {
  return hasRole(account, "referent", "admin");
}

/** "Loire-Atlantique (44)" where the region knows the code. */
export function departmentText(code: string | null): string {
  if (!code) return staffWords().allDepartments;
  const name = settings.value?.departments.find((one) => one.code === code)?.name;
  return name ? `${name} (${code})` : code;
}

export function roleText(role: string): string {
  return staffWords().roles[role] ?? role;
}
