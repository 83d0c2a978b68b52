import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../i18n";
import { Card, type CardItem, keyOfItem } from "../../ui/cards";
import { ListFailure } from "../../ui/failure";
import { MoreButton, Nothing } from "../../ui/list-parts";
import { ListSkeleton } from "../../ui/skeleton";
import type { List } from "../../ui/use-list";

interface ListProps<T> {
  list: List<T>;
  /** How the list is ordered, in a few words. */
  order: string;
  /** What to say and offer when nothing fits. */
  empty: ComponentChildren;
  layout: (items: T[]) => ComponentChildren;
  /** What is laid out has headings of its own. */
  headed?: boolean;
}

interface Props<T> extends Omit<ListProps<T>, "layout" | "headed"> {
  /** Another way to lay the cards out, for instance by day. */
  layout?: (items: T[]) => ComponentChildren;
}

/** A list of results as cards. */
export function Results<T extends CardItem>({ layout, ...props }: Props<T>) {
  return (
    <ResultList {...props} headed={layout !== undefined} layout={layout ?? ((items) => <Cards items={items} />)} />
  );
}

/** A list of results: skeleton, failure, nothing found, or what was found with "show more". */
export function ResultList<T>({ list, order, empty, layout, headed }: ListProps<T>) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // After "show more" the keyboard goes on with the first new card.
    if (list.before > 0) box.current?.querySelectorAll<HTMLElement>(".card h3 a")[list.before]?.focus();
  }, [list.before, list.items.length]);

  if (list.state === "loading") return <ListSkeleton />;
  if (list.state === "failed" && !list.items.length) return <ListFailure error={list.error} onRetry={list.retry} />;
  if (!list.items.length) return <Nothing>{empty}</Nothing>;
  return (
    <div ref={box} class="results">
      {!headed && <h2 class="hidden">{t().around.resultsTitle}</h2>}
      <p class="order">
        <strong>{t().around.results(list.items.length, list.hasMore)}</strong>{" "}
        <a href="/ranking">
          {order}
          <span class="hidden"> {t().around.ranking}</span>
        </a>
      </p>
      {layout(list.items)}
      {list.state === "failed" && <ListFailure error={list.error} onRetry={list.retry} />}
      <MoreButton list={list} />
    </div>
  );
}

export function Cards({ items }: { items: CardItem[] }) {
  return (
    <ul class="cards">
      {items.map((item) => (
        <Card key={keyOfItem(item)} item={item} />
      ))}
    </ul>
  );
}
