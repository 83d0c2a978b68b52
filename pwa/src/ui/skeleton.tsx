import type { ComponentChild } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n";
import { firstWords } from "./first-words";

/** Grey lines while a list is on its way. */
export function ListSkeleton({ rows = 5 }: { rows?: number }) {
  return (
    <div class="skeleton" aria-busy="true">
      <p class="hidden">{t().loading}</p>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} class="ghost" aria-hidden="true" />
      ))}
    </div>
  );
}

/** Grey lines while a page is on its way, below the words that came with it. */
export function PageSkeleton() {
  const words = firstWords();
  return (
    <div aria-busy="true">
      {words && <div ref={(place) => place?.append(words)} />}
      <div class="page skeleton">
        <p class="hidden">{t().loading}</p>
        {!words && <div class="ghost title" aria-hidden="true" />}
        <div class="ghost tall" aria-hidden="true" />
        <div class="ghost" aria-hidden="true" />
      </div>
    </div>
  );
}

/** What stands below the first screen: each child in a task of its own, once what is above it is painted. */
export function InSlices({ children }: { children: ComponentChild[] }) {
  const [drawn, setDrawn] = useState(0);
  useEffect(() => setDrawn(Math.min(drawn + 1, children.length)), [drawn]);
  return (
    <>
      {children.slice(0, drawn)}
      {/* Another one each time: the same would count as pushed away. */}
      {drawn < children.length && <ListSkeleton key={drawn} rows={1} />}
    </>
  );
}
