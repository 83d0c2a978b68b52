import { useEffect, useState } from "preact/hooks";
import { type OfferRules, offersApi } from "../../data/company/offers";

/** The rules of the server, asked once; the form works before they come, and without a network. */
export function useRules(): OfferRules | undefined {
  const [rules, setRules] = useState<OfferRules>();
  useEffect(() => {
    offersApi.rules().then(setRules, () => undefined);
  }, []);
  return rules;
}
