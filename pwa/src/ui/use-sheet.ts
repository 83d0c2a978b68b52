import { useEffect, useState } from "preact/hooks";
import { ApiError } from "../data/errors";
import { keepVisited, keptSheet, type Sheet } from "../data/store";

/** A sheet on its way, there, or out of reach. */
export type Fetched<T> = { state: "loading" } | { state: "ready"; sheet: T } | { state: "failed"; error: unknown };

/** A sheet from the server, else the copy that the phone kept. */
export async function sheetOrKept<T extends Sheet>(key: string, fetchSheet: () => Promise<T>): Promise<T> {
  try {
    const sheet = await fetchSheet();
    void keepVisited(sheet);
    return sheet;
  } catch (error) {
    const kept = error instanceof ApiError && error.failure !== "missing" ? await keptSheet(key) : undefined;
    if (kept) return kept.sheet as T;
    throw error;
  }
}

/** The same, as it comes. */
export function useSheet<T extends Sheet>(key: string, fetchSheet: () => Promise<T>): Fetched<T> & { retry(): void } {
  const [fetched, setFetched] = useState<Fetched<T>>({ state: "loading" });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let left = false;
    setFetched({ state: "loading" });
    sheetOrKept(key, fetchSheet).then(
      (sheet) => left || setFetched({ state: "ready", sheet }),
      (error: unknown) => left || setFetched({ state: "failed", error }),
    );
    return () => {
      left = true;
    };
  }, [key, attempt]);
  return { ...fetched, retry: () => setAttempt(attempt + 1) };
}
