// What a search of careers asks for: it lives in the page's address.
import type { components } from "../../../data/api";

export type Choices = components["schemas"]["CareerChoices"];
export type Kind = Choices["doors"][number]["kind"];
export type Choice = Choices["doors"][number]["values"][number];

const KINDS: readonly Kind[] = [
  "liking",
  "skill",
  "soft",
  "family",
  "hours",
  "places",
  "conditions",
  "publics",
  "theme",
  "riasec",
];

export interface Asked {
  q: string;
  /** Every value, kind by kind. */
  values: { kind: Kind; code: string }[];
}

export function readAsked(query: URLSearchParams): Asked {
  return {
    q: query.get("q") ?? "",
    values: KINDS.flatMap((kind) => [...new Set(query.getAll(kind))].map((code) => ({ kind, code }))),
  };
}

/** As the API is asked. */
export function requestOf({ q, values }: Asked): Record<string, string | string[]> {
  const request: Record<string, string | string[]> = q ? { q } : {};
  for (const { kind, code } of values) request[kind] = [...(request[kind] ?? []), code];
  return request;
}

function hrefOf({ q, values }: Asked): string {
  const query = new URLSearchParams(q ? { q } : {});
  for (const { kind, code } of values) query.append(kind, code);
  const text = query.toString();
  return `/careers${text && `?${text}`}`;
}

/** The address of the search with one more value; a domain gives way to its family. */
export function hrefWith(asked: Asked, kind: Kind, code: string): string {
  const kept = asked.values.filter((one) => !(kind === "family" && one.kind === kind && code.startsWith(one.code)));
  return hrefOf({ ...asked, values: [...kept, { kind, code }] });
}

/** The address of the search without a value. */
export function hrefWithout(asked: Asked, kind: Kind, code: string): string {
  return hrefOf({ ...asked, values: asked.values.filter((one) => one.kind !== kind || one.code !== code) });
}
