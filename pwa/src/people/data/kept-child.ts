// What a parent keeps on their own phone, by a tap: the links that the mails, or the child, gave them.
import { remember } from "../../data/preferences";
import { shared } from "../../data/shared-computer";

/** Which page a link is for: to answer, to manage what was agreed to, to see the path that a child shows. */
export type LinkKind = "answer" | "manage" | "path";
export interface KeptLink {
  kind: LinkKind;
  token: string;
}

const MOST = 8;

export const keptLinks = remember<readonly KeptLink[]>("children", [], Array.isArray);

export function isKept({ kind, token }: KeptLink): boolean {
  return keptLinks.value.some((one) => one.kind === kind && one.token === token);
}

/** On a computer that others use nothing is kept. */
export const mayKeep = (): boolean => shared.value === null;

export function keepLink(link: KeptLink): void {
  if (!isKept(link)) keptLinks.value = [link, ...keptLinks.value].slice(0, MOST);
}

export function dropLink({ kind, token }: KeptLink): void {
  keptLinks.value = keptLinks.value.filter((one) => one.kind !== kind || one.token !== token);
}
