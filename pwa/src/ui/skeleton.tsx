import { t } from "../i18n";

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

/** Grey lines while a page is on its way. */
export function PageSkeleton() {
  return (
    <div class="page skeleton" aria-busy="true">
      <p class="hidden">{t().loading}</p>
      <div class="ghost title" aria-hidden="true" />
      <div class="ghost tall" aria-hidden="true" />
      <div class="ghost" aria-hidden="true" />
    </div>
  );
}
