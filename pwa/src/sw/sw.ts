// The service worker: the app opens without a network, and what was read stays readable.
import { answer, fetchWhole, isAnswer, isPicture, keepAnswer, picture } from "./answers";
import { openShown, renew, showPush } from "./push";
import { fileOf, installShell, isAsset, isPage, page, pruneShells } from "./shell";

declare const self: ServiceWorkerGlobalScope;

/** What the page may ask. */
type Order = { type: "take-over" } | { type: "keep"; urls: string[] };

self.addEventListener("install", (event) => event.waitUntil(installShell()));

self.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([pruneShells(), self.clients.claim()]));
});

self.addEventListener("message", (event) => {
  const order = event.data as Order;
  // Only on the person's word: another tab may be in the middle of something.
  if (order.type === "take-over") void self.skipWaiting();
  if (order.type === "keep") event.waitUntil(Promise.allSettled(order.urls.map(keepUrl)));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    if (isPage(url)) event.respondWith(page(request));
  } else if (isAnswer(url)) {
    event.respondWith(answer(request, (work) => event.waitUntil(work)));
  } else if (isPicture(url)) {
    event.respondWith(picture(request));
  } else if (isAsset(url)) {
    event.respondWith(fileOf(request, (work) => event.waitUntil(work)));
  }
});

self.addEventListener("push", (event) => event.waitUntil(showPush(event.data)));

self.addEventListener("notificationclick", (event) => event.waitUntil(openShown(event.notification)));

self.addEventListener("pushsubscriptionchange", (event) => {
  // Whatever fails here is mended when the app is opened next.
  event.waitUntil(renew(event.oldSubscription ?? null, event.newSubscription ?? null).catch(() => undefined));
});

async function keepUrl(href: string): Promise<void> {
  const url = new URL(href, self.location.href);
  const request = new Request(url);
  if (url.origin !== self.location.origin) return;
  if (isPicture(url)) await picture(request);
  if (!isAnswer(url)) return;
  await keepAnswer(request, await fetchWhole(request));
}
