import { useEffect } from "preact/hooks";

/** Below this there is no room for the navigation beside the keyboard (pixels). */
const SHORT = 480;

/**
 * Tells the styles how much of the screen the keyboard leaves: `--seen`, and `data-short` where that is little.
 * Chromium and Firefox shrink the page themselves; Safari only says so here, and pushes the page up.
 */
export function useVisibleHeight(): void {
  useEffect(() => {
    const root = document.documentElement;
    const view = window.visualViewport;
    const measure = (): void => {
      // Who zooms in with two fingers has no keyboard to make room for.
      if (!view || view.scale > 1.01) return;
      root.style.setProperty("--seen", `${view.height}px`);
      root.toggleAttribute("data-short", view.height < SHORT);
      scrollTo(0, 0);
    };
    measure();
    view?.addEventListener("resize", measure);
    return () => {
      view?.removeEventListener("resize", measure);
      root.style.removeProperty("--seen");
      root.removeAttribute("data-short");
    };
  }, []);
}
