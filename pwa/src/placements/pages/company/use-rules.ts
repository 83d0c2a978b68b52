import { useEffect, useState } from "preact/hooks";
import { type OfferRules, offersApi } from "../../data/company/offers";

/** The rules of the server, asked once, when they are wanted; the form works before they come, and without a network. */
export function useRules(isWanted = true): OfferRules | undefined {
  const [rules, setRules] = useState<OfferRules>();
  useEffect(() => {
    if (isWanted) offersApi.rules().then(setRules, () => undefined);
  }, [isWanted]);
  return rules;
}
