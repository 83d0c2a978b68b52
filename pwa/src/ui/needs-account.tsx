import type { ComponentChildren } from "preact";
import { offline } from "../data/connection";
import { confirmed, type Me, me, type Role } from "../data/session";
import { t } from "../i18n";
import { path, query } from "./navigation/router";
import { BackButton, PageTitle } from "./page";
import { PageSkeleton } from "./skeleton";

interface Props {
  children: (account: Me) => ComponentChildren;
  /** Only for those who hold one of these roles. */
  roles?: Role[];
}

/** A page for whoever is signed in; others find the way to sign in and back. The server decides, not this. */
export function NeedsAccount({ children, roles }: Props) {
  const account = me.value;
  if (!account) return confirmed.value || offline.value ? <SignInFirst /> : <PageSkeleton />;
  if (roles && !account.roles.some(({ role }) => roles.includes(role))) return <NotForThisAccount />;
  return <>{children(account)}</>;
}

/** The address of the sign-in page that leads back to this one, with more in its query where one wants it. */
export function signInHref(more: Record<string, string> = {}): string {
  return `/sign-in?return_to=${encodeURIComponent(hereHref(more))}`;
}

/** The address of this page, with more in its query. */
export function hereHref(more: Record<string, string>): string {
  const text = new URLSearchParams([...query.value, ...Object.entries(more)]).toString();
  return path.value + (text && `?${text}`);
}

function SignInFirst() {
  const { errors } = t();
  return (
    <div class="page trouble">
      <BackButton />
      <PageTitle text={errors.signedOutTitle} />
      <p>{errors.signedOutText}</p>
      <p class="actions">
        <a class="button main" href={signInHref()}>
          {errors.signIn}
        </a>
        <a class="button" href="/">
          {errors.home}
        </a>
      </p>
    </div>
  );
}

function NotForThisAccount() {
  const { errors } = t();
  return (
    <div class="page trouble">
      <BackButton />
      <PageTitle text={errors.forbiddenTitle} />
      <p>{errors.forbiddenText}</p>
      <p class="actions">
        <a class="button" href="/me">
          {t().account.mine}
        </a>
      </p>
    </div>
  );
}
