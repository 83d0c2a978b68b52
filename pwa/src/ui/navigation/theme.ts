import { effect } from "@preact/signals";
import { textSizeShown } from "../../data/choices";
import { theme } from "../../data/preferences";

const BARS = { light: "#fbf6ee", dark: "#17141f" };

/** Apply the chosen look and text size to the page, and the look to the browser's bar. */
export function startTheme(): void {
  effect(() => {
    const chosen = theme.value;
    if (chosen === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = chosen;
    for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
      const own = meta.media.includes("dark") ? "dark" : "light";
      meta.content = BARS[chosen === "system" ? own : chosen];
    }
  });
  effect(() => {
    document.documentElement.dataset.textSize = textSizeShown.value;
  });
}
