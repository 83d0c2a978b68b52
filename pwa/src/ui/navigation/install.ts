import { computed, signal } from "@preact/signals";

interface InstallEvent extends Event {
  prompt(): Promise<unknown>;
}

const offered = signal<InstallEvent | null>(null);
const installed = signal(matchMedia("(display-mode: standalone)").matches);

// iPadOS says it is a Mac, but no Mac has a touch screen.
const isApplePhone =
  /iPhone|iPad|iPod/.test(navigator.userAgent) ||
  (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);

/** How the app can be put on the home screen: by a button, by hand (iOS), or not at all. */
export const installPath = computed<"button" | "ios" | null>(() => {
  if (installed.value) return null;
  if (offered.value) return "button";
  return isApplePhone ? "ios" : null;
});

/** Ask the browser to install the app. */
export async function install(): Promise<void> {
  await offered.value?.prompt();
  offered.value = null;
}

addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  offered.value = event as InstallEvent;
});
addEventListener("appinstalled", () => (installed.value = true));
