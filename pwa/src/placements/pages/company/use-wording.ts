import { useRef, useState } from "preact/hooks";
import { hasText, type OfferContent, TEXTS } from "../../data/company/content";
import { offersApi, type WordingFound, type WordingRead } from "../../data/company/offers";

/** What a person of the Region would look at in the texts of an offer that is being written. */
export interface Wording {
  /** Of what was read last, as far as those words still stand there. */
  found: readonly WordingFound[];
  /** Contact details in them, as they stand there. */
  contacts: readonly string[];
  /** Whether the texts were read as they are now; "failed": there was no answer. */
  state: "unread" | "read" | "failed";
  /** Read the texts, unless nothing changed since. */
  read: () => Promise<readonly WordingFound[]>;
}

/** The parts of what was found that stand in a text. */
export function foundIn(found: readonly WordingFound[], text: string): WordingFound[] {
  return found
    .map((one) => ({ ...one, words: one.words.filter((word) => text.includes(word)) }))
    .filter(({ words }) => words.length > 0);
}

/** Reads the words of an offer when it is asked to: when a text is left, not at every letter. */
export function useWording(id: string, content: OfferContent): Wording {
  const { kind, levels, title, description, accessibility, declarations } = content;
  const texts = { offer_id: id, kind, levels, title, description, accessibility, declarations };
  const key = JSON.stringify(texts);
  const [last, setLast] = useState<{ key: string; said: WordingRead | null }>({
    key: "",
    said: { found: [], contacts: [] },
  });
  const asking = useRef<{ key: string; answer: Promise<readonly WordingFound[]> } | null>(null);
  const read = (): Promise<readonly WordingFound[]> => {
    if (!hasText(content)) return Promise.resolve([]);
    if (last.key === key && last.said) return Promise.resolve(last.said.found);
    if (asking.current?.key === key) return asking.current.answer;
    const answer = offersApi
      .wording(texts)
      .catch(() => null)
      .then((said) => {
        // An answer that comes after that on later letters is not kept in its place.
        if (asking.current?.key === key) {
          asking.current = null;
          setLast({ key, said });
        }
        return said?.found ?? [];
      });
    asking.current = { key, answer };
    return answer;
  };
  return {
    found: foundIn(last.said?.found ?? [], TEXTS.map((name) => content[name]).join("\n")),
    contacts: last.said?.contacts ?? [],
    state: !hasText(content) ? "read" : last.key !== key ? "unread" : last.said ? "read" : "failed",
    read,
  };
}
