// Applications of the signed-in student. A copy stays on the phone, to be read without a network.
import type { components } from "../../data/api";
import { client, unwrap } from "../../data/client";
import { offline } from "../../data/connection";
import { ApiError } from "../../data/errors";
import { distressTold } from "../../data/help";
import { sendLater } from "../../data/outbox";
import { keepForAccount, keptForAccount, type Me } from "../../data/session";
import type { ApplicationDraft, Offer } from "../../data/types";

type Schemas = components["schemas"];

export type PlacementChange = Schemas["PlacementChange"];
export type Application = Schemas["ApplicationMine"];
export type ApplicationStatus = Application["status"];
export type Overlap = Schemas["Overlap"];

/** What a company does about one's applications, and the server when nobody does. */
export const ANSWERED = [
  ...["seen", "accepted", "refused", "cancelled", "expired", "to_confirm", "lapsed", "contact"].map(
    (what) => `application.${what}`,
  ),
  "placement.done",
  "placement.not_done",
  "offer.changed",
  "offer.changed_before_answer",
];

const KEPT = "applications";
/** What a phone keeps to be read without a network; all of them are at the server. */
const KEPT_MAX = 50;

/** What the server said, or what the phone kept. */
export interface Known<T> {
  data: T;
  kept: boolean;
}

const of = (id: string) => ({ path: { application_id: id } });

export const applicationsApi = {
  confirm: async (id: string) =>
    keepOne(await unwrap(client.POST("/api/v1/me/applications/{application_id}/confirm", { params: of(id) }))),
  withdraw: async (id: string) =>
    keepOne(await unwrap(client.POST("/api/v1/me/applications/{application_id}/withdraw", { params: of(id) }))),
  overlaps: (id: string) => unwrap(client.GET("/api/v1/me/applications/{application_id}/overlaps", { params: of(id) })),
  school: (signal: AbortSignal) => unwrap(client.GET("/api/v1/me/school", { signal })),
};

/** One page of the student's applications, the latest first. */
export async function myApplications(cursor: string | undefined, signal: AbortSignal) {
  const query = { limit: KEPT_MAX, ...(cursor && { cursor }) };
  try {
    const page = await unwrap(client.GET("/api/v1/me/applications", { params: { query }, signal }));
    if (!cursor) keepForAccount(KEPT, page.items);
    return page;
  } catch (error) {
    if (cursor || !isOffline(error)) throw error;
    const items = keptApplications();
    if (!items.length) throw error;
    return { items, next: null };
  }
}

/** One application, from the server or as the phone kept it. */
export async function myApplication(id: string, signal: AbortSignal): Promise<Known<Application>> {
  try {
    const data = await unwrap(client.GET("/api/v1/me/applications/{application_id}", { params: of(id), signal }));
    return { data: keepOne(data), kept: false };
  } catch (error) {
    const data = isOffline(error) ? keptApplications().find((one) => one.id === id) : undefined;
    if (data) return { data, kept: true };
    throw error;
  }
}

/** The student's application for an offer, if there is one. */
export async function applicationFor(offerId: string, signal: AbortSignal): Promise<Application | null> {
  try {
    const query = { offer_id: offerId, limit: 1 };
    const { items } = await unwrap(client.GET("/api/v1/me/applications", { params: { query }, signal }));
    return items[0] ?? null;
  } catch (error) {
    if (!isOffline(error)) throw error;
    return keptApplications().find(({ offer }) => offer.id === offerId) ?? null;
  }
}

/** The same; where there is none, throws ApiError "forbidden" for whom the offer is not. */
export async function mayApply(offerId: string, signal: AbortSignal): Promise<Application | null> {
  const known = await applicationFor(offerId, signal);
  if (!known && !offline.value)
    await unwrap(client.GET("/api/v1/offers/{offer_id}/applying", { params: { path: { offer_id: offerId } }, signal }));
  return known;
}

/** Apply now, or as soon as there is a network; which of the two. The id makes a repeat harmless. */
export async function apply(account: Me, offer: Offer, application: ApplicationDraft): Promise<"sent" | "later"> {
  try {
    const { screening, ...sent } = await unwrap(client.POST("/api/v1/applications", { body: application }));
    keepOne(sent);
    if (screening.distress) distressTold.value = true;
    return "sent";
  } catch (error) {
    // Without an answer it may have arrived all the same: the same id goes again.
    if (!isOffline(error)) throw error;
    const { title, company_name } = offer;
    await sendLater({ about: "applications", account: account.id, application, offer: { title, company_name } });
    return "later";
  }
}

/** What the student has written so far for an offer. */
export type Written = Omit<ApplicationDraft, "id" | "offer_id">;

export function keepWritten(offerId: string, written: Written | null): void {
  keepForAccount(`application-draft-${offerId}`, written);
}

export function keptWritten(offerId: string): Written | undefined {
  return keptForAccount(`application-draft-${offerId}`);
}

function keptApplications(): Application[] {
  return keptForAccount<Application[]>(KEPT) ?? [];
}

function keepOne(application: Application): Application {
  const others = keptApplications().filter(({ id }) => id !== application.id);
  const all = [application, ...others].sort((a, b) => b.sent_at.localeCompare(a.sent_at));
  keepForAccount(KEPT, all.slice(0, KEPT_MAX));
  return application;
}

function isOffline(error: unknown): boolean {
  return error instanceof ApiError && error.failure === "offline";
}
