import { dateText } from "../../data/format";
import type { AgendaEvent } from "../../data/types";
import { language, t } from "../../i18n";
import { OutLink } from "../../ui/page";

interface Sheet {
  checked_on: string | null;
  sources: (Pick<
    AgendaEvent["sources"][number],
    "source" | "title" | "publisher" | "licence" | "licence_url" | "url"
  > & {
    year?: number | null;
  })[];
}

/** Where a sheet comes from, of which year each list is, and when it was last read. */
export function Provenance({ sheet }: { sheet: Sheet }) {
  const words = t().provenance;
  return (
    <section class="provenance">
      <h2>{words.title}</h2>
      {sheet.checked_on && <p>{words.checked(dateText(sheet.checked_on, language.value))}</p>}
      <ul>
        {sheet.sources.map((source) => (
          <li key={source.source}>
            {source.url ? <OutLink href={source.url}>{source.title}</OutLink> : source.title} ({source.publisher},{" "}
            {source.year && `${words.ofYear(source.year)}, `}
            {source.licence_url ? <OutLink href={source.licence_url}>{source.licence}</OutLink> : source.licence})
          </li>
        ))}
      </ul>
    </section>
  );
}
