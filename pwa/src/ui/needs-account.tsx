import type { ComponentChildren } from "preact";
import { offline } from "../data/connection";
import { confirmed, ended, type Me, me, type Role } from "../data/session";
import { t } from "../i18n";
import { signedOutWords } from "./failure";
import { isPlainClick, navigate, path, query } from "./navigation/router";
import { BackButton, PageTitle } from "./page";
import { PageSkeleton } from "./skeleton";

interface Props {
  children: (account: Me) => ComponentChildren;
  /** Only for those who hold one of these roles. */
  roles?: Role[];
  /** What an account is for here. */
  why?: string;
  /** What everybody may know all the same. */
  open?: ComponentChildren;
}

/** A page for whoever is signed in; others find the way to sign in and back. The server decides, not this. */
export function NeedsAccount({ children, roles, why, open }: Props) {
  const account = me.value;
  if (!account) return confirmed.value || offline.value ? <SignInFirst why={why} open={open} /> : <PageSkeleton />;
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

function SignInFirst({ why, open }: { why: string | undefined; open: ComponentChildren }) {
  const { title, text, enter } = signedOutWords();
  const href = signInHref();
  // « Back » from what comes after leads to the page before this one, not here again.
  const go = (event: MouseEvent): void => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    navigate(href, { replace: true });
  };
  return (
    <div class="page trouble">
      <BackButton />
      <PageTitle text={title} />
      {why && !ended.value && <p>{why}</p>}
      <p>{text}</p>
      <p class="actions">
        <a class="button main" href={href} onClick={go}>
          {enter}
        </a>
        <a class="button" href="/">
          {t().errors.home}
        </a>
      </p>
      {open}
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
