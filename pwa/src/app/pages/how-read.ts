import { dateText, numberText } from "../../data/format";
import type { Source } from "../../data/types";
import { language, t } from "../../i18n";

/** How many records a source has here and when it was read; what nobody read came with the demonstration. */
export function howRead({ imported_at, records }: Pick<Source, "imported_at" | "records">): string {
  const words = t().provenance;
  const read = imported_at ? words.imported(dateText(imported_at, language.value)) : words.ofDemo;
  return `${words.records(numberText(records, language.value), records)}, ${read}`;
}
