import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Me } from "../../../data/session";
import { PageTitle } from "../../../ui/page";
import { enteringWords } from "../../words/entering";
import { safeReturn } from "./after-sign-in";
import { HelpNearby } from "./help-nearby";

/** Where a pupil goes from here. */
export function PupilEnd({ account, returnTo }: { account: Me; returnTo: string | null }) {
  const words = enteringWords().welcome;
  const letters = account.interests.filter((one) => one.length === 1);
  return (
    <End title={words.doneTitle(account.first_name)}>
      <p class="lead">{words.doneText}</p>
      {account.level === "out_of_school" && <HelpNearby />}
      <p class="actions">
        {returnTo ? (
          <a class="button main" href={safeReturn(returnTo)}>
            {words.next}
          </a>
        ) : (
          <a class="button main" href="/">
            {words.around}
          </a>
        )}
        <a class="button" href={letters.length === 1 ? `/careers?riasec=${letters[0]}` : "/careers"}>
          {words.careers}
        </a>
      </p>
    </End>
  );
}

/** Where a professional goes from here: roles are asked for, and checked. */
export function ProfessionalEnd() {
  const words = enteringWords().welcome;
  return (
    <End title={words.proTitle}>
      <p>{words.proText}</p>
      <p class="actions">
        <a class="button main" href="/me/roles">
          {words.proRoles}
        </a>
        <a class="button" href="/">
          {words.later}
        </a>
      </p>
    </End>
  );
}

/** A parent needs no account for what concerns their child. */
export function ParentEnd() {
  const words = enteringWords().welcome;
  return (
    <End title={words.parentTitle}>
      <p>{words.parentText}</p>
      <p class="actions">
        <a class="button main" href="/">
          {words.around}
        </a>
      </p>
    </End>
  );
}

/** The heading takes the focus: the step before it is gone. */
function End({ title, children }: { title: string; children: ComponentChildren }) {
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => page.current?.querySelector("h1")?.focus(), []);
  return (
    <div ref={page} class="page text" data-done>
      <PageTitle text={title} />
      {children}
    </div>
  );
}
