import type { ComponentChildren } from "preact";
import { ErrorPage } from "../failure";
import { PageSkeleton } from "../skeleton";
import type { Loaded } from "./use-loaded";

interface Props<T> {
  loaded: Loaded<T>;
  children: (data: T) => ComponentChildren;
}

/** A page once its data is there; until then its skeleton, or what went wrong. */
export function LoadedPage<T>({ loaded, children }: Props<T>) {
  if (loaded.data !== undefined) return <>{children(loaded.data)}</>;
  if (loaded.error !== undefined) return <ErrorPage error={loaded.error} onRetry={loaded.reload} />;
  return <PageSkeleton />;
}
