import { useEffect, useState } from "preact/hooks";
import { api } from "../../data/client";
import type { Source } from "../../data/types";
import { t } from "../../i18n";
import { ListFailure } from "../../ui/failure";
import { BackButton, OutLink, PageTitle } from "../../ui/page";
import { ListSkeleton } from "../../ui/skeleton";
import { howRead } from "./how-read";
import "./sources.css";

/** Every data source, its licence and its age. */
export function SourcesPage() {
  const [sources, setSources] = useState<Source[] | null>(null);
  const [error, setError] = useState<unknown>();
  const load = (): void => {
    setError(undefined);
    api.sources().then(setSources, setError);
  };
  useEffect(load, []);
  return (
    <div class="page">
      <BackButton />
      <PageTitle text={t().sources.title} />
      <p class="lead">{t().sources.lead}</p>
      {error !== undefined && <ListFailure error={error} onRetry={load} />}
      {error === undefined && sources === null && <ListSkeleton />}
      <ul class="sources">
        {sources?.map((source) => (
          <SourceEntry key={source.source} source={source} />
        ))}
      </ul>
    </div>
  );
}

function SourceEntry({ source }: { source: Source }) {
  const words = t().provenance;
  return (
    <li>
      <h2>{source.url ? <OutLink href={source.url}>{source.title}</OutLink> : source.title}</h2>
      <p>{source.publisher}</p>
      <p class="hint">
        {words.licence}{" "}
        {source.licence_url ? <OutLink href={source.licence_url}>{source.licence}</OutLink> : source.licence}
        {" · "}
        {howRead(source)}
      </p>
    </li>
  );
}
