// A company's own offers.
import type { components } from "../../../data/api";
import { client, unwrap } from "../../../data/client";
import type { Page } from "../../../data/types";

type Schemas = components["schemas"];

export type OfferKind = Schemas["OfferKind"];
export type OfferLevel = Schemas["OfferLevel"];
export type OfferStatus = Schemas["OfferStatus"];
export type OfferWrite = Omit<Schemas["OfferChange"], "seen_at">;
export type OfferMine = Schemas["OfferMine"];
export type OfferBrief = Schemas["OfferMineBrief"];
export type OfferRules = Schemas["OfferRules"];
export type KindRules = Schemas["KindRules"];
export type WorkingTime = Schemas["WorkingTime"];
export type LawFinding = Schemas["RuleFinding"];
export type Declaration = Schemas["Declaration"];
export type DeclarationPublic = Schemas["DeclarationPublic"];
export type HeldFor = Schemas["HeldFor"];
export type WordingFound = Schemas["WordingFound"];
export type WordingRead = Schemas["WordingRead"];
export type Weekday = Schemas["Weekday"];
export type Contract = Schemas["Contract"];
export type Remote = Schemas["Remote"];
export type Priority = Schemas["Priority"];

const of = (offer_id: string) => ({ path: { offer_id } });

/** An offer begun at the server; `isNew` is false when an earlier attempt had begun it. */
export interface Begun {
  offer: OfferMine;
  isNew: boolean;
}

export const offersApi = {
  // The client's types lose that bounds are two numbers.
  rules: () => unwrap(client.GET("/api/v1/offer-rules")) as Promise<OfferRules>,
  mine: (organisation_id: string, cursor: string | undefined, signal: AbortSignal): Promise<Page<OfferBrief>> =>
    unwrap(
      client.GET("/api/v1/me/offers", {
        params: { query: { organisation_id, limit: 100, ...(cursor && { cursor }) } },
        signal,
      }),
    ),
  read: (id: string, signal?: AbortSignal) =>
    unwrap(client.GET("/api/v1/me/offers/{offer_id}", { params: of(id), ...(signal && { signal }) })),
  /** What a referent would look at in texts that are being written. */
  wording: (body: Schemas["OfferWording"]) => unwrap(client.POST("/api/v1/offer-wording", { body })),
  begin: async (id: string, organisation_id: string, content: OfferWrite): Promise<Begun> => {
    const call = client.POST("/api/v1/offers", { body: { ...content, id, organisation_id } });
    const offer = await unwrap(call);
    return { offer, isNew: (await call).response.status === 201 };
  },
  /** Write it anew, as long as nobody else did since `seen_at`. */
  change: (id: string, content: OfferWrite, seen_at: string) =>
    unwrap(client.PUT("/api/v1/offers/{offer_id}", { params: of(id), body: { ...content, seen_at } })),
  publish: (id: string) => unwrap(client.POST("/api/v1/offers/{offer_id}/publish", { params: of(id) })),
  withdraw: (id: string) => unwrap(client.POST("/api/v1/offers/{offer_id}/withdraw", { params: of(id) })),
  duplicate: (id: string, copy: string) =>
    unwrap(client.POST("/api/v1/offers/{offer_id}/duplicate", { params: of(id), body: { id: copy } })),
  deleteDraft: (id: string) => unwrap(client.DELETE("/api/v1/offers/{offer_id}", { params: of(id) })),
};
