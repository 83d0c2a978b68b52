import { useEffect, useState } from "preact/hooks";
import { isAbort } from "../../data/client";

/** Something private of the server's: never kept on the phone. */
export interface Loaded<T> {
  data: T | undefined;
  error: unknown;
  /** Neither is there yet. */
  waits: boolean;
  /** Ask again; what is shown stays until the answer is there. */
  reload(): void;
  /** Show what an action answered. */
  replace(data: T): void;
}

/** What `fetchIt` brings, asked anew when the key changes. */
export function useLoaded<T>(key: string, fetchIt: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [shown, setShown] = useState<{ key: string; data?: T; error?: unknown }>({ key });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const asked = new AbortController();
    fetchIt(asked.signal).then(
      (data) => asked.signal.aborted || setShown({ key, data }),
      (error: unknown) => asked.signal.aborted || isAbort(error) || setShown({ key, error }),
    );
    return () => asked.abort();
  }, [key, attempt]);
  const current = shown.key === key;
  return {
    data: current ? shown.data : undefined,
    error: current ? shown.error : undefined,
    waits: !current || !("data" in shown || "error" in shown),
    reload: () => setAttempt((last) => last + 1),
    replace: (data) => setShown({ key, data }),
  };
}
