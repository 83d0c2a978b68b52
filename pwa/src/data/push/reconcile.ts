// Whether this phone rings: what the person wants, what the browser allows and what the server knows, made to agree.
import { ApiError } from "../errors";

/** Where a phone stands. */
export type Standing =
  | "on"
  | "off"
  /** The person, or somebody who set the phone up, said no to the browser. */
  | "blocked"
  /** The server rings nobody. */
  | "unavailable"
  /** The browser cannot. */
  | "unsupported";

/** Why a phone could not be made to ring. */
export type Hindrance =
  /** The browser's question was closed without an answer. */
  | "dismissed"
  | "blocked"
  | "unavailable"
  /** A consent is missing: a parent's, or a birth date. */
  | "consent"
  /** The app's worker is not there: private window, or a browser that has just been updated. */
  | "no_worker"
  /** The browser's push service did not answer in time. */
  | "no_answer"
  /** The browser's push service said no. */
  | "refused";

/** A phone that could not be made to ring. */
export class PushError extends Error {
  constructor(readonly hindrance: Hindrance) {
    super(hindrance);
  }
}

/** A subscription, as browsers give it. */
export interface Subscription {
  /** The server key that it was made with, base64url; null where the browser does not say. */
  key: string | null;
  endpoint: string;
  p256dh: string;
  auth: string;
  end(): Promise<unknown>;
}

/** The phone, its owner's wish, and the way to the server. */
export interface Phone {
  supported: boolean;
  permission(): NotificationPermission;
  /** Ask for the permission; from a tap only. */
  ask(): Promise<NotificationPermission>;
  /** Whether whoever is signed in asked to be rung here. */
  wanted(): boolean;
  want(wanted: boolean): void;
  subscription(): Promise<Subscription | null>;
  /** Rejects with PushError. */
  subscribe(key: string): Promise<Subscription>;
  /** Take notifications off the screen. */
  clear(): Promise<void>;
  /** The server's key; null when it rings nobody. */
  key(): Promise<string | null>;
  /** Record the consent; whether it stands. */
  agree(): Promise<boolean>;
  tell(subscription: Subscription): Promise<void>;
  forget(): Promise<void>;
}

/** What the phone itself knows, without asking the server. */
export async function standingOf(phone: Phone): Promise<Standing> {
  if (!phone.supported) return "unsupported";
  if (phone.permission() === "denied") return "blocked";
  const rings = phone.permission() === "granted" && phone.wanted() && (await phone.subscription());
  return rings ? "on" : "off";
}

/**
 * At each start, and when somebody signs in or out: a phone that is to ring does, another does not.
 * Rejects without a network; the next start mends it.
 */
export async function reconcile(phone: Phone): Promise<Standing> {
  if (!phone.supported) return "unsupported";
  const subscription = await phone.subscription();
  if (!phone.wanted()) {
    // Signed out, or another person's phone now: nothing of the one before may ring or stay on the screen.
    if (subscription) await Promise.all([subscription.end(), phone.clear()]);
    return standingOf(phone);
  }
  if (phone.permission() !== "granted") return quiet(phone, subscription);
  return ring(phone, subscription);
}

/** From a tap, after the explanation. Rejects with PushError or ApiError. */
export async function turnOn(phone: Phone): Promise<Standing> {
  const permission = await phone.ask();
  if (permission !== "granted") throw new PushError(permission === "denied" ? "blocked" : "dismissed");
  if (!(await phone.agree())) throw new PushError("consent");
  const standing = await ring(phone, await phone.subscription());
  if (standing === "unavailable") throw new PushError("unavailable");
  if (standing !== "on") throw new PushError("consent");
  phone.want(true);
  return standing;
}

/** Ring no more here. Without a network too: the push service will tell the server. */
export async function turnOff(phone: Phone): Promise<Standing> {
  return quiet(phone, await phone.subscription());
}

async function ring(phone: Phone, known: Subscription | null): Promise<Standing> {
  const key = await phone.key();
  if (!key) return "unavailable";
  let subscription = known;
  if (subscription && subscription.key !== null && subscription.key !== key) {
    await subscription.end();
    subscription = null;
  }
  subscription ??= await phone.subscribe(key);
  try {
    await phone.tell(subscription);
  } catch (error) {
    const refused = error instanceof ApiError && ["forbidden", "signed_out"].includes(error.failure);
    if (!refused) throw error;
    // The consent was withdrawn, here or elsewhere.
    return quiet(phone, subscription);
  }
  return "on";
}

async function quiet(phone: Phone, subscription: Subscription | null): Promise<Standing> {
  phone.want(false);
  await Promise.allSettled([subscription?.end(), phone.forget()]);
  return standingOf(phone);
}
