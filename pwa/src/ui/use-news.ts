import { useEffect, useRef } from "preact/hooks";
import { on, onAnew } from "../data/live";

/** Call back when one of these events comes and, unless `anew` is false, when one may have been missed. */
export function useNews(kinds: readonly string[], handler: () => void, { anew = true } = {}): void {
  const latest = useRef(handler);
  latest.current = handler;
  useEffect(() => {
    const call = (): void => latest.current();
    const ends = [...kinds.map((kind) => on(kind, call)), ...(anew ? [onAnew(call)] : [])];
    return () => ends.forEach((end) => end());
  }, []);
}
