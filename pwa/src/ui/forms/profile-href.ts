import { hereHref } from "../needs-account";

interface Wanted {
  /** The field to lead to; without, the profile from its top. */
  field?: "birth-date";
  /** Where to go on once it is saved; without, to this page. */
  returnTo?: string;
}

/** The address of one's profile for something that is missing here, and back. */
export function profileHref({ field, returnTo = hereHref({}) }: Wanted = {}): string {
  return `/me/profile?${new URLSearchParams({ ...(field && { field }), return_to: returnTo })}`;
}
