import "../ui/styles/tokens.css";
import "../ui/styles/base.css";
import "../ui/styles/shell.css";
import "../ui/styles/page.css";
import "../ui/styles/buttons.css";
import "../ui/styles/search.css";
import "../ui/styles/choices.css";
import "../ui/styles/cards.css";
import "../ui/styles/lists.css";
import "../ui/styles/sheet.css";
import "../ui/styles/forced.css";
import { render } from "preact";
import { languageWanted, startChoices } from "../data/choices";
import { startKeptCommune } from "../data/kept-commune";
import { loadKept } from "../data/kept-list";
import { startLive } from "../data/live";
import { startOutbox } from "../data/outbox";
import { startSession } from "../data/session";
import { loadSettings } from "../data/settings";
import { left, shared } from "../data/shared-computer";
import { showLanguage } from "../i18n";
import { startUnread } from "../talk/data/unread";
import { takeFirstWords } from "../ui/first-words";
import { startDownloads } from "../ui/navigation/downloads";
import { startFinger } from "../ui/navigation/finger";
import { startPlaceInAddress } from "../ui/navigation/place-in-address";
import { startRouter } from "../ui/navigation/router";
import { startTheme } from "../ui/navigation/theme";
import { startPushes } from "./pushes";
import { App } from "./shell";
import { startUpdates } from "./updates";
import "../ui/navigation/install";

// What may fail here (no network yet, storage refused) has its own message where it is needed.
const unimportant = (): void => undefined;

/** No longer: a page in the background is not painted at all. */
const PAINT_LIMIT_MS = 100;

/** What came with the page is on screen. */
const firstPaint = (): Promise<void> =>
  new Promise((done) => {
    new PerformanceObserver(() => done()).observe({ type: "paint", buffered: true });
    setTimeout(done, PAINT_LIMIT_MS);
  });

async function start(): Promise<void> {
  startTheme();
  startFinger();
  startRouter();
  startPlaceInAddress();
  startDownloads();
  // The page came in the browser's language, which may be another than the chosen one.
  await showLanguage(languageWanted.value).catch(() => showLanguage("fr"));
  startChoices();
  startPushes();
  startKeptCommune();
  startLive();
  await firstPaint();
  takeFirstWords();
  render(<App />, document.getElementById("app")!);
  void loadSettings().catch(unimportant);
  void startSession().catch(unimportant);
  void loadKept().catch(unimportant);
  void startOutbox().catch(unimportant);
  startUnread();
  void startUpdates().catch(unimportant);
}

// Before anything is shown or asked for, whoever was at a shared computer before is forgotten. Not awaited here: that code
// needs this file, and would wait for its end.
if (shared.value || left() !== null) {
  void import("./rooms/few/shared").then((code) => code.arrive()).then(start, start);
} else void start();
