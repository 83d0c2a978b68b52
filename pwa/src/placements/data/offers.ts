// Offers as functions.
import type { paths } from "../../data/api";
import { client, unwrap } from "../../data/client";
import type { OfferKind, OfferLevel } from "../../data/types";

export type OfferQuery = NonNullable<paths["/api/v1/offers"]["get"]["parameters"]["query"]>;

/** The classes of observation placements; each placement is for one of them. */
export const CLASSES = ["4e", "3e", "2nde"] as const satisfies readonly OfferLevel[];
/** The diplomas that the other kinds are for. */
export const DIPLOMAS = [
  "cap",
  "bac_pro",
  "bp",
  "titre_pro",
  "bts",
  "but",
  "licence",
  "master",
] as const satisfies readonly OfferLevel[];
export const KINDS = ["observation", "placement", "apprenticeship"] as const satisfies readonly OfferKind[];

export const offersApi = {
  search: (query: OfferQuery, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/offers", { params: { query }, signal })),
  offer: (id: string) => unwrap(client.GET("/api/v1/offers/{offer_id}", { params: { path: { offer_id: id } } })),
  rules: () => unwrap(client.GET("/api/v1/offer-rules")),
};
