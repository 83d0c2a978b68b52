import { type Consents, privacyApi } from "../../../data/privacy";
import { type Loaded, useLoaded } from "../../../ui/forms/use-loaded";
import { useNews } from "../../../ui/use-news";

/** What others decide about a person's consents: a parent, the Region, a birthday. */
const KINDS = [
  "consent.parent_answered",
  "consent.parent_withdrew",
  "consent.suspended",
  "consent.opposition_decided",
  "consent.asked_anew",
  "birth_date.decided",
];

/** A person's consents, as they stand and as others answer. */
export function useConsents(accountId: string): Loaded<Consents> {
  const loaded = useLoaded(`consents ${accountId}`, privacyApi.consents);
  useNews(KINDS, loaded.reload);
  return loaded;
}
