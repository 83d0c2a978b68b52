import "../styles/tokens.css";
import "../styles/base.css";
import "../styles/shell.css";
import "../styles/parts.css";
import { render } from "preact";
import { startOutbox } from "../data/outbox";
import { chosenLanguage } from "../data/preferences";
import { loadSaved } from "../data/saved";
import { loadSettings } from "../data/settings";
import { setLanguage } from "../i18n";
import { startRouter } from "./router";
import { App } from "./shell";
import { startTheme } from "./theme";
import { startUpdates } from "./updates";
import "./install";

// What may fail here (no network yet, storage refused) has its own message where it is needed.
const unimportant = (): void => undefined;

startTheme();
startRouter();
if (chosenLanguage.value !== "fr") await setLanguage(chosenLanguage.value).catch(unimportant);
render(<App />, document.getElementById("app")!);
void loadSettings().catch(unimportant);
void loadSaved().catch(unimportant);
void startOutbox().catch(unimportant);
void startUpdates().catch(unimportant);
