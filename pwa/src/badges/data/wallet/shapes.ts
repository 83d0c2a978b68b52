// What badges are made of, as the server tells it and as the phone keeps it.
import type { components } from "../../../data/api";

type Schemas = components["schemas"];

export type Wallet = Schemas["Wallet"];
export type Badge = Schemas["BadgeMine"];
export type BadgeRequest = Schemas["RequestMine"];
export type Evidence = Schemas["EvidenceMine"];
export type RequestDraft = Schemas["BadgeRequestCreate"];
export type Share = Schemas["ShareMine"];
export type ShareDraft = Schemas["ShareCreate"];
export type FileFormat = Schemas["FileFormat"];
export type Achievement = Schemas["AchievementPublic"];
export type AchievementFound = Schemas["AchievementFound"];
export type Verdict = Schemas["VerdictPublic"];
export type SharedBadge = Schemas["SharedBadge"];
export type BackpackItem = Schemas["BackpackMine"];

/** What gives a badge: a code, or a mail's link. */
export type ClaimBody = Schemas["ClaimCode"] | Schemas["OfferClaim"];

/** The badge of that achievement that one has, where it is good. */
export function ownedOf({ items }: Wallet, achievementId: string): string | undefined {
  return items.find(({ achievement_id, state }) => achievement_id === achievementId && state === "valid")?.id;
}

/** A wallet on the phone. */
export interface KeptWallet {
  account: string;
  wallet: Wallet;
}

/** A photo of a request being written, shrunk. */
export interface Photo {
  id: string;
  blob: Blob;
}

/** A request being written, with its photos: it outlives the page. */
export interface KeptRequest {
  /** Account and achievement. */
  key: string;
  account: string;
  id: string;
  textId: string;
  text: string;
  linkId: string;
  link: string;
  photos: Photo[];
}
