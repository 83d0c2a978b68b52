// Offers before a referent: held, or reported.
import type { components } from "../../../data/api";
import { client, unwrap } from "../../../data/client";

type Schemas = components["schemas"];

export type ReviewBrief = Schemas["OfferReviewBrief"];
export type ReviewDetail = Schemas["OfferReviewDetail"];
export type OfferDecision = Schemas["OfferDecision"]["decision"];
export type ReviewStatus = "review" | "published" | "full";

const of = (offer_id: string) => ({ path: { offer_id } });

export const reviewsApi = {
  list: (query: { status?: ReviewStatus; limit: number; cursor?: string }, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/offer-reviews", { params: { query }, signal })),
  read: (id: string, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/offer-reviews/{offer_id}", { params: of(id), signal })),
  decide: (offer: ReviewDetail, decision: OfferDecision, reason: string) => {
    const body = { decision, reason, seen_at: offer.updated_at };
    return unwrap(client.POST("/api/v1/offer-reviews/{offer_id}/decision", { params: of(offer.id), body }));
  },
};
