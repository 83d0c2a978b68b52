// The map on the whole screen, and back: by its button, Escape, the phone's own way back, or towards the list.
import { effect } from "@preact/signals";
import * as L from "leaflet";
import { back, entryKey, navigate, query } from "../../ui/navigation/router";
import { mapWords } from "../words/map";

const OUTWARDS = "M9 4H4v5M15 4h5v5M9 20H4v-5M15 20h5v-5";
const INWARDS = "M4 9h5V4M20 9h-5V4M4 15h5v5M20 15h-5v5";

/** Leave it, whatever it shows; nothing where it is not open. */
export type Leave = () => void;

/** Add the button to a map whose frame is `box`'s parent; `resized` has the map take its new size around its centre. */
export function addFullScreen(map: L.Map, box: HTMLElement, resized: () => void): Leave {
  const words = mapWords();
  const frame = box.parentElement as HTMLElement;
  let leaving: (() => void) | undefined;

  const toggle = button("map-enlarge", () => (leaving ? back() : open()));
  const list = button("map-to-list", () => {
    // The page gets the keyboard once it is there again.
    addEventListener("popstate", () => toList(frame), { once: true });
    back();
  });
  list.textContent = words.toList;
  const say = (): void => {
    const text = leaving ? words.leave : words.enlarge;
    toggle.setAttribute("aria-label", text);
    toggle.title = text;
    toggle.innerHTML = drawing(leaving ? INWARDS : OUTWARDS);
    list.hidden = !leaving;
  };

  function open(): void {
    navigate(location.pathname + location.search);
    const own = entryKey.peek();
    // A search made on the whole screen is the page's too.
    let address = location.href;
    const unfollow = effect(() => {
      void query.value;
      if (entryKey.value === own) address = location.href;
    });
    const others = around(frame).filter((one) => !one.inert);
    const onEscape = (event: KeyboardEvent): void => {
      // A bubble closes first.
      if (event.key === "Escape" && !event.defaultPrevented && !box.querySelector(".leaflet-popup")) back();
    };
    const close = (): void => {
      leaving = undefined;
      unfollow();
      removeEventListener("popstate", onBack);
      document.removeEventListener("keydown", onEscape);
      for (const one of others) one.inert = false;
      if (frame.matches(":popover-open")) frame.hidePopover();
      frame.removeAttribute("popover");
      frame.classList.remove("on-whole-screen");
      resized();
      say();
    };
    const onBack = (): void => {
      // Only a sheet above it was closed.
      if (entryKey.peek() === own) return;
      const kept = address;
      close();
      if (kept !== location.href) navigate(kept, { replace: true });
      toggle.focus();
    };
    leaving = close;
    for (const one of others) one.inert = true;
    frame.classList.add("on-whole-screen");
    // Above everything, whatever the page clips or stacks; browsers without it still get a fixed frame.
    frame.popover = "manual";
    frame.showPopover?.();
    resized();
    addEventListener("popstate", onBack);
    document.addEventListener("keydown", onEscape);
    say();
    toggle.focus();
  }

  say();
  const bar = new (class extends L.Control {
    override onAdd(): HTMLElement {
      const element = L.DomUtil.create("div", "leaflet-bar");
      element.append(toggle);
      L.DomEvent.disableClickPropagation(element);
      return element;
    }
  })({ position: "bottomright" });
  bar.addTo(map);
  const below = new (class extends L.Control {
    override onAdd(): HTMLElement {
      L.DomEvent.disableClickPropagation(list);
      return list;
    }
  })({ position: "bottomleft" });
  below.addTo(map);
  return () => leaving?.();
}

function drawing(path: string): string {
  return `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="${path}" /></svg>`;
}

function button(name: string, press: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = name;
  made.addEventListener("click", press);
  return made;
}

/** All that is beside the frame, up to the page: but the voice of the app. */
function around(frame: HTMLElement): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let one: HTMLElement | null = frame; one && one !== document.body; one = one.parentElement) {
    for (const beside of one.parentElement?.children ?? [])
      if (beside !== one && beside instanceof HTMLElement && !beside.matches("[aria-live], script")) found.push(beside);
  }
  return found;
}

/** The keyboard and the eye on the first of the list, or the page where it is empty. */
function toList(frame: HTMLElement): void {
  const main = frame.closest("main");
  const first = main?.querySelector<HTMLElement>(".card a[href]") ?? main;
  first?.focus();
  first?.scrollIntoView({ block: "center" });
}
