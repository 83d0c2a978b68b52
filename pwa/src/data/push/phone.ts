// This phone, as `reconcile` sees it: the browser's Push API, and the server's routes.
import { signal } from "@preact/signals";
import { client, unwrap } from "../client";
import { privacyApi } from "../privacy";
import { keepForAccount, keptForAccount, me } from "../session";
import { queue } from "./queue";
import {
  type Phone,
  PushError,
  reconcile,
  type Standing,
  type Subscription,
  standingOf,
  turnOff,
  turnOn,
} from "./reconcile";

/** What the account keeps on this phone while it wants to be rung here. */
const WANTED = "push";
/** Chromium without Google's services never answers. */
const SUBSCRIBE_LIMIT_MS = 15_000;
const WORKER_LIMIT_MS = 5000;

/** Whether this phone rings; null until it was looked at. */
export const standing = signal<Standing | null>(null);

const phone: Phone = {
  supported: "serviceWorker" in navigator && "PushManager" in globalThis && "Notification" in globalThis,
  permission: () => Notification.permission,
  ask: () => Notification.requestPermission(),
  wanted: () => keptForAccount<boolean>(WANTED) === true,
  want: (wanted) => keepForAccount(WANTED, wanted || null),
  async subscription() {
    const found = await (await navigator.serviceWorker.getRegistration())?.pushManager.getSubscription();
    return found ? read(found) : null;
  },
  async subscribe(key) {
    const worker = await inTime(navigator.serviceWorker.ready, WORKER_LIMIT_MS, "no_worker");
    const asked = worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    try {
      return read(await inTime(asked, SUBSCRIBE_LIMIT_MS, "no_answer"));
    } catch (error) {
      if (error instanceof PushError) throw error;
      const blocked = error instanceof DOMException && error.name === "NotAllowedError";
      throw new PushError(blocked ? "blocked" : "refused");
    }
  },
  async clear() {
    const shown = (await (await navigator.serviceWorker.getRegistration())?.getNotifications()) ?? [];
    for (const one of shown) one.close();
  },
  key: async () => (await unwrap(client.GET("/api/v1/push/key"))).key,
  async agree() {
    const { consents } = await privacyApi.decide("push", true);
    return consents.some(({ purpose, state }) => purpose === "push" && state === "granted");
  },
  tell: ({ endpoint, p256dh, auth }) =>
    unwrap(client.PUT("/api/v1/me/push-subscriptions", { body: { endpoint, p256dh, auth } })),
  async forget() {
    if (me.value) await unwrap(client.DELETE("/api/v1/me/push-subscriptions"));
  },
};

const queued = queue();

/** One thing at a time: a tap waits for the look at the start. */
function inTurn(work: () => Promise<Standing>): Promise<Standing> {
  return queued(work).then((found) => (standing.value = found));
}

export const look = (): Promise<Standing> => inTurn(() => standingOf(phone));
export const reconcilePhone = (): Promise<Standing> => inTurn(() => reconcile(phone));
export const ringHere = (): Promise<Standing> => inTurn(() => turnOn(phone));
export const ringNoMore = (): Promise<Standing> => inTurn(() => turnOff(phone));

function read(given: PushSubscription): Subscription {
  const { endpoint = "", keys = {} } = given.toJSON();
  const key = given.options?.applicationServerKey;
  return {
    key: key ? base64url(key) : null,
    endpoint,
    p256dh: keys.p256dh ?? "",
    auth: keys.auth ?? "",
    end: () => given.unsubscribe(),
  };
}

export function base64url(bytes: ArrayBuffer): string {
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function inTime<T>(work: Promise<T>, ms: number, hindrance: "no_worker" | "no_answer"): Promise<T> {
  return Promise.race([
    work,
    new Promise<never>((_, reject) => setTimeout(() => reject(new PushError(hindrance)), ms)),
  ]);
}
