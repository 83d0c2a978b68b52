import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Page } from "../../data/types";
import { OneChoice } from "../../ui/choices";
import { ListStates, MoreButton } from "../../ui/list-parts";
import { announce, show } from "../../ui/navigation/announcer";
import { query, setQuery } from "../../ui/navigation/router";
import { useList } from "../../ui/use-list";
import { staffWords } from "../words/staff";
import { type Asked, Decide } from "./decide";

const PAGE = 50;

/** What its items can do with their list. */
export interface ListActions {
  hasMore: boolean;
  reload: () => void;
  /** Ask before something is done; then it is said, and the list asked anew. */
  ask: (asked: Asked) => void;
}

interface Props<T> {
  /** Names what is listed, filters included: another name is another list. */
  name: string;
  /** Brings one page, or the whole list where the server cuts none. */
  load: (asked: { limit: number; cursor?: string }, signal: AbortSignal) => Promise<Page<T> | T[]>;
  /** What to say where nothing is. */
  none: string;
  /** Read aloud: how many there are. */
  found?: (count: number, hasMore: boolean) => string;
  /** What to say once something was decided. */
  decided?: string;
  children: (items: T[], actions: ListActions) => ComponentChildren;
}

/** A list for staff, asked anew each time: its items as their page draws them, its states, the way to more. */
export function StaffList<T>({ name, load, none, found, decided, children }: Props<T>) {
  const [asked, ask] = useState<Asked | null>(null);
  const list = useList<T>(
    name,
    async (cursor, signal) => {
      const brought = await load({ limit: PAGE, ...(cursor && { cursor }) }, signal);
      return Array.isArray(brought) ? { items: brought, next: null } : brought;
    },
    (count, hasMore) => {
      const said = count ? found?.(count, hasMore) : none;
      if (said) announce(said);
    },
    { fresh: true },
  );
  const done = (): void => {
    ask(null);
    show(decided ?? staffWords().done);
    list.reload();
  };
  return (
    <>
      {list.items.length > 0 && children(list.items, { hasMore: list.hasMore, reload: list.reload, ask })}
      <ListStates list={list} none={none} />
      <MoreButton list={list} />
      <Decide asked={asked} onClose={() => ask(null)} onDone={done} />
    </>
  );
}

/** Lines on a desk, cards on a phone: there, each cell names its column, its `data-name`. */
export function Lines({ columns, children }: { columns: Record<string, string>; children: ComponentChildren }) {
  return (
    <table class="lines">
      <thead>
        <tr>
          {Object.values(columns).map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      {children}
    </table>
  );
}

/** What a filter is set to in the address; without one, the first of its values. */
export function filterOf<T extends string>(name: string, values: readonly T[]): T {
  return values.find((one) => one === query.value.get(name)) ?? values[0]!;
}

interface FilterProps<T extends string> {
  name: string;
  legend: string;
  values: readonly T[];
  words: Partial<Record<T, string>>;
}

/** One of a few kinds to show, kept in the address. */
export function Filter<T extends string>({ name, legend, values, words }: FilterProps<T>) {
  return (
    <OneChoice
      legend={legend}
      quiet
      options={values.map((value) => ({ value, label: words[value] ?? value }))}
      chosen={filterOf(name, values)}
      onChange={(value) => setQuery({ [name]: value === values[0] ? null : value })}
    />
  );
}
