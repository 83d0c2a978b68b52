import type { ComponentChildren } from "preact";
import { ErrorPage } from "./failure";
import { PageSkeleton } from "./skeleton";
import "./sheet-frame.css";
import type { Fetched } from "./use-sheet";

interface Props<T> {
  fetched: Fetched<T> & { retry(): void };
  children: (sheet: T) => ComponentChildren;
}

/** A sheet's page once it is there; until then its skeleton, or what went wrong. */
export function SheetFrame<T>({ fetched, children }: Props<T>) {
  if (fetched.state === "loading") return <PageSkeleton />;
  if (fetched.state === "failed") return <ErrorPage error={fetched.error} onRetry={fetched.retry} />;
  return <article class="page in-turn">{children(fetched.sheet)}</article>;
}
