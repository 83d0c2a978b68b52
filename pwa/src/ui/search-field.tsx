import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "./icon";

const PAUSE_MS = 350;

interface Props {
  label: string;
  placeholder: string;
  value: string;
  onSearch: (words: string) => void;
}

/** A search box that searches when the typing pauses. */
export function SearchField({ label, placeholder, value, onSearch }: Props) {
  const [typed, setTyped] = useState(value);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  // At once: after the first paint, it would take away what was typed by then.
  useLayoutEffect(() => setTyped(value), [value]);
  useEffect(() => () => clearTimeout(pause.current), []);
  const search = (words: string): void => {
    clearTimeout(pause.current);
    if (words.trim() !== value) onSearch(words.trim());
  };
  return (
    <form
      role="search"
      class="search"
      onSubmit={(event) => {
        event.preventDefault();
        search(typed);
      }}
    >
      <Icon name="search" />
      <input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={typed}
        maxLength={100}
        enterKeyHint="search"
        autoComplete="off"
        onInput={(event) => {
          const words = event.currentTarget.value;
          setTyped(words);
          clearTimeout(pause.current);
          pause.current = setTimeout(() => search(words), PAUSE_MS);
        }}
      />
    </form>
  );
}
