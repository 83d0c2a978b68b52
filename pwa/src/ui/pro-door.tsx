import { me } from "../data/session";
import { t } from "../i18n";

/** Where one asks for a role. */
export const ROLES = "/me/roles";

/** The way in for who comes for their company, their school or young people, as long as they have no role here. */
export function ProDoor() {
  const { home } = t();
  if (me.value && me.value.roles.length > 0) return null;
  const href = me.value ? ROLES : `/sign-in?return_to=${encodeURIComponent(ROLES)}`;
  return (
    <p>
      <a href={href}>
        <b>{home.pro}</b> {home.proText}
      </a>
    </p>
  );
}
