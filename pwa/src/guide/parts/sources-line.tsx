import { t } from "../../i18n";

interface Source {
  title: string;
  publisher: string;
  year?: number | null;
}

/** Where a part of a page comes from, of which year each list is. */
export function SourcesLine({ sources }: { sources: Source[] }) {
  const named = sources.map(
    ({ title, publisher, year }) => `${title} (${publisher}${year ? `, ${t().provenance.ofYear(year)}` : ""})`,
  );
  return <p class="hint">{named.join(" · ")}</p>;
}
