// The service worker: registered here, replaced only when the person agrees.
import { signal } from "@preact/signals";

/** A new version that waits for the person's word. */
export const waitingVersion = signal<ServiceWorker | null>(null);

let agreed = false;

/** Let the new version take over, then load it. */
export function takeUpdate(): void {
  const version = waitingVersion.value;
  // The person may have said yes in another tab already.
  if (version?.state !== "installed") {
    location.reload();
    return;
  }
  agreed = true;
  version.postMessage({ type: "take-over" });
}

/** Register the service worker and watch for its successors. */
export async function startUpdates(): Promise<void> {
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
  const workers = navigator.serviceWorker;
  const firstVisit = !workers.controller;
  workers.addEventListener("controllerchange", () => {
    if (agreed) location.reload();
    else if (firstVisit) void handOverAnswers();
  });
  const registration = await workers.register("/sw.js", { scope: "/" });
  const noteWaiting = (): void => {
    if (registration.waiting && workers.controller) waitingVersion.value = registration.waiting;
  };
  noteWaiting();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", noteWaiting);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void registration.update().catch(() => undefined);
  });
}

/** What was read before the first service worker woke up is kept too. */
async function handOverAnswers(): Promise<void> {
  const urls = performance
    .getEntriesByType("resource")
    .map((entry) => entry.name)
    .filter((url) => url.startsWith(`${location.origin}/api/v1/`));
  navigator.serviceWorker.controller?.postMessage({ type: "keep", urls: [...new Set(urls)] });
}
