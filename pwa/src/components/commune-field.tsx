import { useEffect, useId, useRef, useState } from "preact/hooks";
import { announce } from "../app/announcer";
import { api, isAbort } from "../data/client";
import type { Commune } from "../data/types";
import { t } from "../i18n";
import { failureIn } from "./failure";

const PAUSE_MS = 200;

/** A commune by the beginning of its name or postcode (WAI-ARIA combobox with a list). */
export function CommuneField({ onChoose }: { onChoose: (commune: Commune) => void }) {
  const [typed, setTyped] = useState("");
  const [options, setOptions] = useState<Commune[] | null>(null);
  const [active, setActive] = useState(-1);
  const [trouble, setTrouble] = useState("");
  const id = useId();

  useEffect(() => {
    setActive(-1);
    if (!typed.trim()) {
      setOptions(null);
      return undefined;
    }
    const asked = new AbortController();
    const pause = setTimeout(() => {
      api
        .communes(typed.trim(), asked.signal)
        .then(({ items }) => {
          const usable = items.filter((commune) => commune.lat !== null && commune.lon !== null);
          setOptions(usable);
          setTrouble("");
          announce(usable.length ? t().around.communesFound(usable.length) : t().around.noCommune);
        })
        .catch((error: unknown) => {
          if (isAbort(error) || asked.signal.aborted) return;
          setOptions(null);
          setTrouble(failureIn(error) === "offline" ? t().errors.offlineTitle : t().errors.serverText);
        });
    }, PAUSE_MS);
    return () => {
      clearTimeout(pause);
      asked.abort();
    };
  }, [typed]);

  const open = options !== null && options.length > 0;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter") {
      event.preventDefault();
      const chosen = options?.[Math.max(active, 0)];
      if (chosen) onChoose(chosen);
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
    <div class="combo">
      <label for={`${id}-input`}>{t().around.chooseCommune}</label>
      <input
        id={`${id}-input`}
        type="text"
        role="combobox"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        aria-describedby={`${id}-hint`}
        autoComplete="off"
        spellcheck={false}
        maxLength={60}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <p id={`${id}-hint`} class="hint">
        {trouble || (options?.length === 0 ? t().around.noCommune : t().around.communeHint)}
      </p>
      <ul id={`${id}-list`} role="listbox" aria-label={t().around.chooseCommune} hidden={!open}>
        {options?.map((commune, index) => (
          <Suggestion
            key={commune.code}
            id={`${id}-${index}`}
            commune={commune}
            active={index === active}
            onChoose={() => onChoose(commune)}
          />
        ))}
      </ul>
    </div>
  );
}

interface SuggestionProps {
  id: string;
  commune: Commune;
  active: boolean;
  onChoose: () => void;
}

function Suggestion({ id, commune, active, onChoose }: SuggestionProps) {
  const option = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (active) option.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <li ref={option} id={id} role="option" aria-selected={active} onClick={onChoose}>
      {commune.name} <span class="hint">{commune.postcodes[0] ?? commune.department_code}</span>
    </li>
  );
}
