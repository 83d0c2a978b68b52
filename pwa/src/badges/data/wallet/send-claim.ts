// A claim on its way: at once, or as soon as there is a network.
import { client, unwrap } from "../../../data/client";
import { enqueue } from "../../../data/outbox";
import type { Claim } from "./claim";
import type { Badge } from "./shapes";

/** Send it as soon as there is a network, once. Rejects where the phone cannot keep it until then. */
export function claimLater(account: string, { id, code, offer }: Claim): Promise<void> {
  const [path, body] = offer
    ? (["badges/offers/claim", { token: offer }] as const)
    : (["badges/claim", { id, code }] as const);
  return enqueue({ about: "claims", account, id, path, body });
}

/** The badge of a code, or the one that a mail's link offers. */
export function claimNow({ id, code, offer }: Claim): Promise<Badge> {
  return offer
    ? unwrap(client.POST("/api/v1/badges/offers/claim", { body: { token: offer } }))
    : unwrap(client.POST("/api/v1/badges/claim", { body: { id, code } }));
}
