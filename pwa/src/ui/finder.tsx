import type { ComponentChildren } from "preact";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { isAbort } from "../data/client";
import { holdsAll } from "../data/plain";
import { searches } from "../data/preferences";
import { forgetSearches, noteTyped, RESULT_TYPES, searchHref, suggest } from "../data/search";
import { t } from "../i18n";
import { failureIn } from "./failure";
import { kindText, pathOf, TYPE_ICONS, typeText } from "./found";
import { Icon } from "./icon";
import { type KeptFind, searchKept } from "./kept-search";
import { announce } from "./navigation/announcer";
import { navigate } from "./navigation/router";
import { WhoListens } from "./who-listens";

const PAUSE_MS = 150;
const KEPT_MAX = 8;
/** Letters from which it suggests. */
const LEAST = 2;
/** Room below the field for a few suggestions; with less, the field goes to the top of the screen. */
const ROOM_PX = 280;

interface Suggested {
  words: string;
  groups: KeptFind[][];
  /** Without a network: from what the phone holds. */
  kept: boolean;
  /** The words tell that somebody is in need. */
  distress: boolean;
  /** The words are the name of this commune. */
  commune: string | undefined;
}

interface Props {
  value: string;
  /** On the page of a list, which the words narrow. */
  list?: { label: string; placeholder: string; onSearch: (words: string) => void };
}

/** The one search field: suggestions while one types, by kind, and what was searched before (WAI-ARIA combobox). */
export function Finder({ value, list }: Props) {
  const words = t().finder;
  const id = useId();
  const [typed, setTyped] = useState(value);
  const [open, setOpen] = useState(false);
  const suggested = useSuggestions(typed.trim(), open);
  // The chosen line is one of the list that was on the screen: another list begins with none.
  const [chosen, setChosen] = useState({ line: -1, typed, suggested });
  const active = chosen.typed === typed && chosen.suggested === suggested ? chosen.line : -1;
  const form = useRef<HTMLFormElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  // At once: after the first paint, it would take away what was typed by then.
  useLayoutEffect(() => setTyped(value), [value]);
  useRoom(open, form, panel);

  const q = typed.trim();
  const items = suggested?.groups.flat() ?? [];
  const distress = suggested?.distress ?? false;
  const recent = distress ? [] : searches.value.filter((one) => one !== q && (!q || holdsAll(one, q)));
  const everywhere =
    q !== "" && !distress && (list !== undefined || items.length > 0 || suggested?.commune !== undefined);
  const count = items.length + (everywhere ? 1 : 0);
  const go = (href: string): void => {
    setOpen(false);
    setTyped(value);
    navigate(href);
  };
  const search = (): void => {
    setOpen(false);
    if (q === value) return;
    if (list) list.onSearch(q);
    else if (q) {
      noteTyped(q);
      navigate(searchHref(q));
    }
  };
  const choose = (index: number): void => {
    const item = items[index];
    if (item) go(pathOf(item.type, item.id));
    else if (list) {
      noteTyped(q);
      go(searchHref(q));
    } else search();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && open) {
      // The words stay.
      event.preventDefault();
      setOpen(false);
    } else if (event.key === "Enter" && open && active >= 0) {
      event.preventDefault();
      choose(active);
    } else if (count && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      setOpen(true);
      const from = active < 0 && event.key === "ArrowUp" ? 0 : active;
      const line = (from + (event.key === "ArrowDown" ? 1 : -1) + count) % count;
      setChosen({ line, typed, suggested });
    }
  };
  let index = -1;
  return (
    <form
      ref={form}
      role="search"
      class="search"
      onSubmit={(event) => {
        event.preventDefault();
        search();
      }}
      onFocusOut={({ relatedTarget }) => {
        if (!form.current?.contains(relatedTarget as Node | null)) setOpen(false);
      }}
    >
      <Icon name="search" />
      <input
        // The types know lists of suggestions for plain fields only.
        type={"search" as "text"}
        role="combobox"
        aria-label={list?.label ?? words.label}
        aria-expanded={open && count > 0}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={open && active >= 0 ? `${id}-${active}` : undefined}
        placeholder={list?.placeholder ?? words.placeholder}
        value={typed}
        maxLength={100}
        enterKeyHint="search"
        autoComplete="off"
        spellcheck={false}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setOpen(true);
          // The cross of the field: the whole list again.
          if (!currentTarget.value && value) list?.onSearch("");
        }}
        onKeyDown={onKeyDown}
      />
      <div
        ref={panel}
        class="finder"
        hidden={!open || (count === 0 && !recent.length && !distress)}
        // What is pressed leaves the focus, and the phone's keyboard, where they are.
        onMouseDown={(event) => event.preventDefault()}
      >
        {distress && <WhoListens />}
        {suggested?.kept && <p class="hint">{words.kept}</p>}
        <div role="listbox" id={id} aria-label={words.suggestions} hidden={count === 0}>
          {suggested?.groups.map((group) => {
            const { type } = group[0]!;
            return (
              <div key={type} role="group" class={`of-${type}`} aria-labelledby={`${id}-${type}`}>
                <p role="presentation" id={`${id}-${type}`} class="kind">
                  <Icon name={TYPE_ICONS[type]} />
                  {typeText(type)}
                </p>
                {group.map((item) => {
                  const mine = ++index;
                  return (
                    <Line key={item.id} id={`${id}-${mine}`} active={mine === active} onChoose={() => choose(mine)}>
                      {item.name} <span class="hint">{aside(item)}</span>
                    </Line>
                  );
                })}
              </div>
            );
          })}
          {everywhere && (
            <Line id={`${id}-${items.length}`} active={active === items.length} onChoose={() => choose(items.length)}>
              <Icon name="search" />
              {suggested?.commune ? words.around(suggested.commune) : list ? words.everywhere(q) : words.all(q)}
            </Line>
          )}
        </div>
        <Recent searches={recent} onChosen={() => setOpen(false)} />
      </div>
    </form>
  );
}

/** "BTS · Laval"; what its group or its name says already stays out. */
function aside(item: KeptFind): string {
  const { type, name, kind, commune } = item;
  const said = type === "career" || type === "answer" || type === "help" || (kind !== null && name.startsWith(kind));
  return [!said && kindText(item), commune, item.listed && t().finder.listed].filter(Boolean).join(" · ");
}

/** What may be meant by the words, once the typing pauses; how many is said once. */
function useSuggestions(words: string, open: boolean): Suggested | null {
  const [suggested, setSuggested] = useState<Suggested | null>(null);
  const wanted = open && words.length >= LEAST;
  useEffect(() => {
    if (!wanted || suggested?.words === words) return undefined;
    const asked = new AbortController();
    const take = (groups: KeptFind[][], { kept = false, distress = false, commune }: Partial<Suggested> = {}): void => {
      if (asked.signal.aborted) return;
      setSuggested({ words, groups, kept, distress, commune });
      // Who listens says so itself.
      if (!distress) announce(t().finder.found(groups.flat().length));
    };
    const pause = setTimeout(() => {
      suggest(words, asked.signal).then(
        ({ groups, distress, commune }) =>
          take(
            groups.map(({ items }) => items),
            { distress, commune: commune?.name },
          ),
        async (failed: unknown) => {
          if (isAbort(failed) || failureIn(failed) !== "offline") return;
          const held = await searchKept(words, KEPT_MAX);
          const groups = RESULT_TYPES.map((type) => held.filter((one) => one.type === type));
          take(
            groups.filter((group) => group.length),
            { kept: true },
          );
        },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(pause);
      asked.abort();
    };
  }, [words, wanted]);
  // While one goes on typing the former ones stay, so that nothing flickers.
  return words.length >= LEAST ? suggested : null;
}

/** Keep the suggestions within what the phone's keyboard leaves of the screen. */
function useRoom(open: boolean, form: { current: HTMLElement | null }, panel: { current: HTMLElement | null }): void {
  useEffect(() => {
    const screen = window.visualViewport;
    if (!open || !screen) return undefined;
    const below = (): number => screen.height + screen.offsetTop - (form.current?.getBoundingClientRect().bottom ?? 0);
    const measure = (): void => panel.current?.style.setProperty("--room", `${Math.max(below() - 8, 120)}px`);
    const rise = (): void => {
      if (below() < ROOM_PX) form.current?.scrollIntoView({ block: "start" });
      measure();
    };
    rise();
    screen.addEventListener("resize", rise);
    addEventListener("scroll", measure, { passive: true });
    return () => {
      screen.removeEventListener("resize", rise);
      removeEventListener("scroll", measure);
    };
  }, [open]);
}

interface LineProps {
  id: string;
  active: boolean;
  onChoose: () => void;
  children: ComponentChildren;
}

function Line({ id, active, onChoose, children }: LineProps) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) line.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <div ref={line} id={id} role="option" aria-selected={active} onClick={onChoose}>
      {children}
    </div>
  );
}

/** What was searched on this phone, each to be searched again or forgotten. */
function Recent({ searches, onChosen }: { searches: string[]; onChosen: () => void }) {
  const { finder } = t();
  if (!searches.length) return null;
  return (
    <section aria-label={finder.recent}>
      <p class="kind">
        <Icon name="clock" />
        {finder.recent}
      </p>
      <ul>
        {searches.map((one) => (
          <li key={one}>
            <a
              href={searchHref(one)}
              onClick={() => {
                noteTyped(one);
                onChosen();
              }}
            >
              {one}
            </a>
            <button type="button" aria-label={finder.forget(one)} onClick={() => void forgetSearches(one)}>
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => void forgetSearches()}>
        {finder.forgetAll}
      </button>
    </section>
  );
}
