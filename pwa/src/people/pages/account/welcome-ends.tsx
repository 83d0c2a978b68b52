import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Me } from "../../../data/session";
import { Icon } from "../../../ui/icon";
import { PageTitle } from "../../../ui/page";
import { accountWords } from "../../words/account";
import { safeReturn } from "./after-sign-in";

/** Where a pupil goes from here. */
export function PupilEnd({ account, returnTo }: { account: Me; returnTo: string | null }) {
  const words = accountWords().welcome;
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
  const words = accountWords().welcome;
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
  const words = accountWords().welcome;
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

/** Who left school, or searches: the places that are there for that. */
export function HelpNearby() {
  const words = accountWords().welcome;
  const doors = [
    { href: "/?type=place&place=mission_locale", title: words.missionsLocales, text: words.missionsLocalesText },
    {
      href: "/?type=place&place=cio&place=mission_locale&place=information_point",
      title: words.psad,
      text: words.psadText,
    },
    {
      href: "/?type=place&place=production_school&radius=100",
      title: words.productionSchools,
      text: words.productionSchoolsText,
    },
  ];
  return (
    <section>
      <h2>{words.outTitle}</h2>
      <p>{words.outText}</p>
      <ul class="doors">
        {doors.map(({ href, title, text }) => (
          <li key={href} class="of-place">
            <a href={href}>
              <Icon name="around" />
              <span>
                <b>{title}</b> {text}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The heading takes the focus: the step before it is gone. */
function End({ title, children }: { title: string; children: ComponentChildren }) {
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => page.current?.querySelector("h1")?.focus(), []);
  return (
    <div ref={page} class="page text">
      <PageTitle text={title} />
      {children}
    </div>
  );
}
