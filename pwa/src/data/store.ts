// What the phone keeps: pages visited, items saved, reports that wait to be sent, offers being written.
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { ClaimBody, KeptRequest, KeptWallet } from "../badges/data/wallet/shapes";
import type { KeptPlan } from "../guide/data/plan";
import type { OfferDraft } from "../placements/data/company/shapes";
import type { KeptTalk, MessageDraft } from "../talk/data/conversations/shapes";
import { me } from "./session";
import { shared } from "./shared-computer";
import type {
  AgendaEvent,
  ApplicationDraft,
  Career,
  ErrorReport,
  Offer,
  OfferReport,
  Place,
  QuestionDraft,
  SafetyReport,
  Training,
} from "./types";

export type Sheet = Place | AgendaEvent | Career | Training | Offer;
export type SheetType = Sheet["type"];

/** A sheet kept on the phone, and when (milliseconds). */
export interface Kept {
  key: string;
  sheet: Sheet;
  at: number;
}

/** A report that waits for the network. */
export type WaitingReport =
  | { about: "places" | "events" | "trainings" | "careers"; itemId: string; report: ErrorReport }
  | { about: "offers"; itemId: string; report: OfferReport };

/** An application that waits for the network. */
export interface WaitingApplication {
  about: "applications";
  account: string;
  application: ApplicationDraft;
  /** Names it while it waits. */
  offer: Pick<Offer, "title" | "company_name">;
}

/** A question that waits for the network. */
export interface WaitingQuestion {
  about: "questions";
  account: string;
  question: QuestionDraft;
}

/** A report of somebody's words or conduct that waits for the network. */
export interface WaitingSafetyReport {
  about: "reports";
  account: string;
  report: SafetyReport;
}

/** A message that has not reached the server yet. */
export interface WaitingMessage {
  about: "messages";
  account: string;
  conversationId: string;
  message: MessageDraft;
  /** When it was written (milliseconds). */
  at: number;
}

/** A code or a mail's link that gives a badge, and waits for the network. */
export interface WaitingClaim {
  about: "claims";
  account: string;
  id: string;
  path: "badges/claim" | "badges/offers/claim";
  body: ClaimBody;
}

/** A path's link that outlives what was erased from the phone: what stops it, and nothing else of it. */
export interface WaitingStop {
  about: "paths";
  secret: string;
}

/** What somebody wrote: it goes out for their account only. */
export type WaitingOwn = WaitingApplication | WaitingQuestion | WaitingMessage | WaitingSafetyReport | WaitingClaim;

/** What waits in the outbox. */
export type Waiting = WaitingReport | WaitingOwn | WaitingStop;

interface Shape extends DBSchema {
  visited: { key: string; value: Kept; indexes: { at: number } };
  saved: { key: string; value: Kept };
  pinned: { key: string; value: Kept };
  compared: { key: string; value: Kept };
  plan: { key: string; value: KeptPlan };
  outbox: { key: number; value: Waiting };
  offerDrafts: { key: string; value: OfferDraft };
  talks: { key: string; value: KeptTalk };
  wallets: { key: string; value: KeptWallet };
  badgeRequests: { key: string; value: KeptRequest };
}

/** Stores of what belongs to an account: each entry names its own. */
const OF_ACCOUNTS = ["talks", "wallets", "badgeRequests", "offerDrafts"] as const;

const VISITED_MAX = 200;

let opening: Promise<IDBPDatabase<Shape>> | undefined;

/** The phone's database; rejects where the browser refuses storage. */
export function database(): Promise<IDBPDatabase<Shape>> {
  opening ??= openDB<Shape>("epass", 5, {
    upgrade(db, before) {
      if (before < 1) {
        db.createObjectStore("visited", { keyPath: "key" }).createIndex("at", "at");
        db.createObjectStore("saved", { keyPath: "key" });
        db.createObjectStore("outbox", { autoIncrement: true });
      }
      if (before < 2) db.createObjectStore("offerDrafts", { keyPath: "id" });
      if (before < 3) db.createObjectStore("talks", { keyPath: "id" });
      if (before < 4) {
        db.createObjectStore("wallets", { keyPath: "account" });
        db.createObjectStore("badgeRequests", { keyPath: "key" });
      }
      if (before < 5) {
        for (const name of ["pinned", "compared"] as const) db.createObjectStore(name, { keyPath: "key" });
        db.createObjectStore("plan");
      }
    },
    // Another tab waits to upgrade or erase: let it.
    blocking: () => void opening?.then((db) => db.close()).finally(() => (opening = undefined)),
  });
  return opening;
}

/** The key of a sheet: its type and its id or code. */
export function keyOf(type: SheetType, id: string): string {
  return `${type}:${id}`;
}

export function keyOfSheet(sheet: Sheet): string {
  return keyOf(sheet.type, sheet.type === "career" ? sheet.code : sheet.id);
}

/** Keep a sheet that was read; the oldest beyond 200 go. Where storage is refused, or others come, nothing is kept. */
export async function keepVisited(sheet: Sheet): Promise<void> {
  if (shared.value) return;
  try {
    const db = await database();
    const kept = { key: keyOfSheet(sheet), sheet, at: Date.now() };
    await db.put("visited", kept);
    for (const name of ["saved", "pinned", "compared"] as const) {
      const chosen = await db.get(name, kept.key);
      if (chosen) await db.put(name, { ...kept, at: chosen.at });
    }
    const tooMany = (await db.count("visited")) - VISITED_MAX;
    if (tooMany <= 0) return;
    const transaction = db.transaction("visited", "readwrite");
    let cursor = await transaction.store.index("at").openCursor();
    for (let left = tooMany; cursor && left > 0; left--) {
      await cursor.delete();
      cursor = await cursor.continue();
    }
    await transaction.done;
  } catch {
    // Reading goes on without a copy.
  }
}

/** A sheet kept earlier, saved or visited. */
export async function keptSheet(key: string): Promise<Kept | undefined> {
  try {
    const db = await database();
    for (const name of ["visited", "saved", "pinned", "compared"] as const) {
      const kept = await db.get(name, key);
      if (kept) return kept;
    }
    return undefined;
  } catch {
    return undefined;
  }
}

/** Keep what belongs to an account, while it is signed in: what comes too late for that stays nowhere. */
export async function keepOwn<Name extends (typeof OF_ACCOUNTS)[number]>(
  name: Name,
  value: Shape[Name]["value"],
): Promise<void> {
  // On a shared computer what is being written is kept until they leave, copies of what is read are not.
  if (shared.value && name !== "offerDrafts") return;
  const db = await database();
  if (value.account === me.value?.id) await db.put(name, value);
}

/**
 * Forget what belongs to everybody but this account: on a shared phone nobody reads another's.
 * Offers being written outlive a session that merely ended, not a sign-out nor somebody else's sign-in.
 */
export async function forgetOthers(except: string | undefined, drafts = except !== undefined): Promise<void> {
  const names = OF_ACCOUNTS.filter((name) => drafts || name !== "offerDrafts");
  const transaction = (await database()).transaction(names, "readwrite");
  for (const name of names) {
    const store = transaction.objectStore(name);
    for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue()) {
      if (cursor.value.account !== except) await cursor.delete();
    }
  }
  await transaction.done;
}

/** What work on the database brings; nothing where the browser refuses storage. */
export async function quietly<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}

/**
 * Erase everything this app keeps on the phone; reports and offers not sent yet are lost. Only what stops a path's link
 * waits until it is sent: nobody else can stop it.
 */
export async function eraseEverything(): Promise<void> {
  localStorage.clear();
  sessionStorage.clear();
  for (const name of await caches.keys()) if (name.startsWith("epass-answers")) await caches.delete(name);
  const db = await database();
  const names = [...db.objectStoreNames];
  // In one, so that no phone that goes off in the middle has a link that nobody can stop.
  const erasing = db.transaction(names, "readwrite");
  const outbox = erasing.objectStore("outbox");
  const stops = (await outbox.getAll()).filter((entry) => entry.about === "paths");
  for (const { link } of await erasing.objectStore("plan").getAll()) {
    if (link) stops.push({ about: "paths", secret: link.secret });
  }
  for (const name of names) void erasing.objectStore(name).clear();
  for (const stop of stops) void outbox.add(stop);
  await erasing.done;
}
