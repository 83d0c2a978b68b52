import type { ComponentChildren } from "preact";
import { offline } from "../../data/connection";
import { ApiError } from "../../data/errors";
import { wordsReady } from "../../i18n";
import { ListFailure } from "../failure";
import { ListSkeleton } from "../skeleton";
import { useLoaded } from "./use-loaded";

interface Props<Code> {
  load: () => Promise<Code>;
  children: (code: Code) => ComponentChildren;
}

/** What few people need, and not without a network: fetched when they ask for it. */
export function Fetched<Code>({ load, children }: Props<Code>) {
  const { data, error, reload } = useLoaded("", async () => {
    const code = await load();
    await wordsReady();
    return code;
  });
  // The browser does not say why a file is missing.
  const why = offline.value ? new ApiError("offline") : error;
  if (error !== undefined) return <ListFailure error={why} onRetry={reload} />;
  return <>{data ? children(data) : <ListSkeleton rows={2} />}</>;
}
