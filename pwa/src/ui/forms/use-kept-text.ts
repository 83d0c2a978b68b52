import { useState } from "preact/hooks";
import { keepForAccount, keptForAccount } from "../../data/session";

/** A text being written: the phone keeps it until it is empty again, or its account leaves. `first` goes before what was kept. */
export function useKeptText(name: string, first = ""): [string, (text: string) => void] {
  const [text, setText] = useState(() => first || (keptForAccount<string>(name) ?? ""));
  const write = (next: string): void => {
    setText(next);
    keepForAccount(name, next || null);
  };
  return [text, write];
}
