import { t } from "../i18n";
import { Icon } from "./icon";

/** The options of a kind of word, in the order the server gives. */
export function optionsOf<T extends string>(codes: readonly string[] | undefined, words: Record<string, string>) {
  return (codes ?? Object.keys(words)).map((code) => ({ value: code as T, label: words[code] ?? code }));
}

/** The button that opens filters, with how many are on. */
export function FilterButton({ active, onOpen }: { active: number; onOpen: () => void }) {
  return (
    <button type="button" class="button" onClick={onOpen} aria-haspopup="dialog">
      <Icon name="filter" />
      {t().filters.open}
      {active > 0 && (
        <span class="badge">
          {active}
          <span class="hidden"> {t().filters.active(active).replace(/^\d+ /, "")}</span>
        </span>
      )}
    </button>
  );
}

interface FooterProps {
  active: number;
  onReset: () => void;
  onClose: () => void;
}

/** The two buttons under every sheet of filters. */
export function FilterFooter({ active, onReset, onClose }: FooterProps) {
  return (
    <>
      <button type="button" class="button" onClick={onReset} disabled={active === 0}>
        {t().reset}
      </button>
      <button type="button" class="button main" onClick={onClose}>
        {t().filters.show}
      </button>
    </>
  );
}
