import "../styles/tokens.css";
import "../styles/base.css";
import "../styles/shell.css";
import "../styles/parts.css";
import { render } from "preact";
import { languageWanted, startChoices } from "../data/choices";
import { startKeptCommune } from "../data/kept-commune";
import { startLive } from "../data/live";
import { startOutbox } from "../data/outbox";
import { loadSaved } from "../data/saved";
import { startSession } from "../data/session";
import { loadSettings } from "../data/settings";
import { startUnread } from "../data/unread";
import { showLanguage } from "../i18n";
import { startPushes } from "./pushes";
import { startRouter } from "./router";
import { App } from "./shell";
import { startTheme } from "./theme";
import { startUpdates } from "./updates";
import "./install";

// What may fail here (no network yet, storage refused) has its own message where it is needed.
const unimportant = (): void => undefined;

startTheme();
startRouter();
if (languageWanted.value !== "fr") await showLanguage(languageWanted.value).catch(unimportant);
startChoices();
startPushes();
startKeptCommune();
startLive();
render(<App />, document.getElementById("app")!);
void loadSettings().catch(unimportant);
void startSession().catch(unimportant);
void loadSaved().catch(unimportant);
void startOutbox().catch(unimportant);
startUnread();
void startUpdates().catch(unimportant);
