// Pushes: what they say is shown, a tap opens its page in a tab that is there, and a lost subscription is renewed.
import { queue } from "../data/push/queue";
import type { Word } from "../data/push/word";

declare const self: ServiceWorkerGlobalScope;

/** A declarative push message (W3C Push API), as far as we send it (api/platform/push/messages.py). */
interface Message {
  notification: {
    title: string;
    body: string;
    navigate: string;
    lang: string;
    dir: NotificationDirection;
    tag: string;
    data: { id: string };
  };
  app_badge: number;
}

/** What a notification of ours remembers. */
export interface Shown {
  /** The same for every copy of one push. */
  id: string;
  /** The page that a tap opens: path, query and fragment. */
  url: string;
}

const ICON = "/icons/icon-192.png";
/** Monochrome, for the status bar. */
const STATUS_ICON = "/icons/status.png";
const KEY = "/api/v1/push/key";
const SUBSCRIPTION = "/api/v1/me/push-subscriptions";
/** A tab that has not answered by then does not: Firefox believes in a tap for a second. */
const PATIENCE_MS = 700;
/** For a push whose words cannot be read: browsers ask that something be shown. */
const UNREADABLE = { title: "E-pass Orientation", body: "Du nouveau.", url: "/me/notifications", tag: "news" };

/** Show a push and tell of it. */
export async function showPush(data: PushMessageData | null): Promise<void> {
  const message = read(data);
  await inTurn(() => show(message));
  if (message) await Promise.allSettled([setBadge(message.app_badge), tellTabs()]);
}

/** One push at a time: Chromium forgets a notification that is shown while those on the screen are read. */
const inTurn = queue();

/** One of a push's copies replaces another without ringing again; other news with its tag ring. */
async function show(message: Message | null): Promise<void> {
  if (!message) {
    const { title, body, url, tag } = UNREADABLE;
    await self.registration.showNotification(title, { body, tag, icon: ICON, data: { id: "", url } satisfies Shown });
    return;
  }
  const {
    title,
    body,
    lang,
    dir,
    tag,
    navigate,
    data: { id },
  } = message.notification;
  const earlier = await self.registration.getNotifications({ tag });
  const options: NotificationOptions & { renotify: boolean } = {
    body,
    lang,
    dir,
    tag,
    icon: ICON,
    badge: STATUS_ICON,
    renotify: earlier.some((one) => (one.data as Shown | null)?.id !== id),
    data: { id, url: pageOf(navigate) } satisfies Shown,
  };
  await self.registration.showNotification(title, options);
}

/** Open the page of a notification: in the tab that was looked at last, else in a new one. */
export async function openShown(notification: Notification): Promise<void> {
  notification.close();
  const { url } = (notification.data as Shown | null) ?? UNREADABLE;
  const [tab] = await tabs();
  // First the focus, which wakes a tab that sleeps. It is refused where the tap is not believed to be one.
  await tab?.focus().catch(() => undefined);
  if (!tab || !(await leads(tab, url))) await self.clients.openWindow(url);
}

/** The browser ended a subscription: make another, for the same person. */
export async function renew(ended: PushSubscription | null, renewed: PushSubscription | null): Promise<void> {
  const subscription = renewed ?? (await subscribeAnew(ended));
  if (!subscription) return;
  const { endpoint, keys } = subscription.toJSON();
  const answer = await fetch(SUBSCRIPTION, {
    method: "PUT",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ endpoint, ...keys }),
  });
  // Signed out meanwhile, or the consent ended: nobody is to be rung here.
  if (answer.status === 401 || answer.status === 403) await subscription.unsubscribe();
}

async function subscribeAnew(ended: PushSubscription | null): Promise<PushSubscription | null> {
  const known = ended?.options.applicationServerKey;
  const key = known ?? ((await (await fetch(KEY)).json()) as { key: string | null }).key;
  if (!key) return null;
  return self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

function read(data: PushMessageData | null): Message | null {
  try {
    const message = data?.json() as Message | undefined;
    return message?.notification.title && message.notification.data.id ? message : null;
  } catch {
    return null;
  }
}

/** The page behind an address, on the origin where this worker lives: no push leads away from the app. */
function pageOf(address: string): string {
  const { pathname, search, hash } = new URL(address, self.location.href);
  return pathname.replace(/^\/+/, "/") + search + hash;
}

async function setBadge(unseen: number): Promise<void> {
  await (unseen > 0 ? self.navigator.setAppBadge?.(unseen) : self.navigator.clearAppBadge?.());
}

/** Tabs of the app, the one that was looked at last before the others. */
function tabs(): Promise<readonly WindowClient[]> {
  return self.clients.matchAll({ type: "window", includeUncontrolled: true });
}

async function tellTabs(): Promise<void> {
  for (const tab of await tabs()) tab.postMessage({ type: "news" } satisfies Word);
}

/** Ask a tab to open a page; whether it does. It does not when something is being written there. */
function leads(tab: WindowClient, url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => resolve(event.data === true);
    setTimeout(() => resolve(false), PATIENCE_MS);
    tab.postMessage({ type: "open", url } satisfies Word, [port2]);
  });
}
