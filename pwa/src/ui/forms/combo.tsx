import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { isAbort } from "../../data/client";
import { t } from "../../i18n";
import { failureIn } from "../failure";
import { announce } from "../navigation/announcer";

const PAUSE_MS = 250;

export interface ComboOption {
  key: string;
  label: string;
  aside?: string;
}

interface Props<T extends ComboOption> {
  label: string;
  hint: string;
  /** What to say when nothing fits. */
  none: string;
  /** What to say of so many that fit. */
  found?: (count: number) => string;
  /** Letters from which it searches. */
  least?: number;
  /** Says what was chosen; the field is for choosing another. */
  chosen?: string | undefined;
  error?: string | undefined;
  /** What to offer for words that nothing fits. */
  otherwise?: ((words: string) => ComponentChildren) | undefined;
  search: (words: string, signal: AbortSignal) => Promise<T[]>;
  onChoose: (option: T) => void;
}

/** One of many things, found by the words typed (WAI-ARIA combobox with a list). */
export function Combo<T extends ComboOption>({ found, least = 2, search, ...props }: Props<T>) {
  const { label, hint, none, chosen, error, otherwise, onChoose } = props;
  const [typed, setTyped] = useState("");
  const [options, setOptions] = useState<T[] | null>(null);
  const [active, setActive] = useState(-1);
  const [trouble, setTrouble] = useState("");
  const id = useId();
  const list = useRef<HTMLUListElement>(null);

  useEffect(() => {
    setActive(-1);
    if (typed.trim().length < least) {
      setOptions(null);
      return undefined;
    }
    const asked = new AbortController();
    const pause = setTimeout(() => {
      search(typed.trim(), asked.signal).then(
        (options) => {
          if (asked.signal.aborted) return;
          setOptions(options);
          setTrouble("");
          const count = options.length;
          announce(count ? (found?.(count) ?? t().around.results(count, false)) : none);
        },
        (failed: unknown) => {
          if (isAbort(failed) || asked.signal.aborted) return;
          setOptions(null);
          setTrouble(failureIn(failed) === "offline" ? t().errors.offlineTitle : t().errors.serverText);
        },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(pause);
      asked.abort();
    };
  }, [typed]);

  const choose = (option: T): void => {
    setTyped("");
    setOptions(null);
    onChoose(option);
  };
  const open = options !== null && options.length > 0;
  useEffect(() => {
    // It opens below its field, where the bar of the app may cover it.
    if (open) list.current?.scrollIntoView({ block: "nearest" });
  }, [options]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter") {
      event.preventDefault();
      const option = options?.[Math.max(active, 0)];
      if (option) choose(option);
    } else if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive((active + step + options.length) % options.length);
    } else if (open && event.key === "Escape") {
      // Only the list closes; a sheet around it stays.
      event.preventDefault();
      event.stopPropagation();
      setOptions(null);
    }
  };

  return (
    <div class="combo field">
      <label for={`${id}-input`}>{label}</label>
      {chosen && <p class="chosen">{chosen}</p>}
      <input
        id={`${id}-input`}
        type="text"
        role="combobox"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-hint${error ? ` ${id}-error` : ""}`}
        autoComplete="off"
        spellcheck={false}
        maxLength={100}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <p id={`${id}-hint`} class="hint">
        {trouble || (options?.length === 0 ? none : hint)}
      </p>
      {options?.length === 0 && otherwise?.(typed.trim())}
      {error && (
        <p id={`${id}-error`} class="field-error">
          {error}
        </p>
      )}
      <ul ref={list} id={`${id}-list`} role="listbox" aria-label={label} hidden={!open}>
        {options?.map((option, index) => (
          <Choice
            key={option.key}
            id={`${id}-${index}`}
            option={option}
            active={index === active}
            onChoose={() => choose(option)}
          />
        ))}
      </ul>
    </div>
  );
}

interface ChoiceProps {
  id: string;
  option: ComboOption;
  active: boolean;
  onChoose: () => void;
}

function Choice({ id, option, active, onChoose }: ChoiceProps) {
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (active) line.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <li ref={line} id={id} role="option" aria-selected={active} onClick={onChoose}>
      {option.label} {option.aside && <span class="hint">{option.aside}</span>}
    </li>
  );
}
