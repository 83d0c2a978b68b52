import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { api, client, unwrap } from "../../../data/client";
import type { CareerItem } from "../../../data/types";
import { t } from "../../../i18n";
import { ListFailure } from "../../../ui/failure";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { Icon } from "../../../ui/icon";
import { announce } from "../../../ui/navigation/announcer";
import { navigate, query } from "../../../ui/navigation/router";
import { ListSkeleton } from "../../../ui/skeleton";
import { type List, useList } from "../../../ui/use-list";
import { Cards, ResultList } from "../../parts/results";
import { refineWords } from "../../words/refine";
import { Doors, Label, labelOf } from "./doors";
import { type Asked, type Choices, hrefWithout, readAsked, requestOf } from "./filters";
import "./refine.css";
import { FEW, ToldCareers } from "./told";

const PAGE = 30;

/** Careers found from door to door: what was chosen, how many are left, by what one can go on, and the list. */
export function CareerSearch({ otherwise }: { otherwise: ComponentChildren }) {
  const words = refineWords();
  const asked = readAsked(query.value);
  const request = requestOf(asked);
  const searching = Object.keys(request).length > 0;
  const key = JSON.stringify(request);
  const { data, error, reload } = useLoaded(`choices ${key}`, (signal) =>
    unwrap(client.GET("/api/v1/careers/choices", { params: { query: request }, signal })),
  );
  const list = useList<CareerItem>(
    searching ? `careers ${key}` : null,
    (cursor, signal) => api.careers({ ...request, limit: PAGE, ...(cursor && { cursor }) }, signal),
    (count, hasMore) => count > PAGE && announce(t().around.results(count, hasMore)),
  );
  // While the next answer is under way the doors stay where they are.
  const last = useRef<Choices>(undefined);
  last.current = data ?? last.current;
  const heading = useRef<HTMLHeadingElement>(null);
  const found = searching && data && list.state === "ready" ? foundText(data.total, list) : "";
  const begun = useRef(key);
  useEffect(() => {
    if (!found) return;
    announce(found);
    // What was tapped may be gone with the old content: the keyboard goes on from the new count.
    if (begun.current !== key && document.activeElement === document.body)
      heading.current?.focus({ preventScroll: true });
  }, [found, key]);
  const choices = data ?? last.current;
  const doors = choices && <Doors asked={asked} choices={choices} current={data !== undefined} />;
  if (!searching) {
    return (
      <>
        <section class="refine">
          <h2>{words.doors}</h2>
          {doors}
          {error !== undefined ? <ListFailure error={error} onRetry={reload} /> : !choices && <ListSkeleton rows={4} />}
        </section>
        {/* After the doors, or they would push it down when they come. */}
        {(choices || error !== undefined) && otherwise}
      </>
    );
  }
  return (
    <section class="refine">
      <Chosen asked={asked} choices={choices} />
      <div class="tools">
        {found && (
          <h2 ref={heading} tabIndex={-1}>
            {found}
          </h2>
        )}
        {asked.values.length === 0 && <a href="/careers">{words.all}</a>}
      </div>
      {error !== undefined && list.state === "ready" && <ListFailure error={error} onRetry={reload} />}
      {choices && choices.doors.length > 0 && (
        <details class="further" open={choices.total > FEW}>
          <summary>{words.further}</summary>
          {doors}
        </details>
      )}
      <ResultList<CareerItem>
        list={list}
        order={asked.q ? t().around.bestMatch : t().around.byName}
        headed
        layout={(items) =>
          items.length <= FEW && !list.hasMore ? <ToldCareers careers={items} /> : <Cards items={items} />
        }
        empty={
          <>
            <p>{words.noneHelp}</p>
            <p class="actions">
              <a class="button" href="/careers">
                {words.all}
              </a>
            </p>
          </>
        }
      />
    </section>
  );
}

/** How many there are; names that only resemble the words are not counted. */
function foundText(total: number, list: List<CareerItem>): string {
  const words = refineWords();
  if (total > 0) return words.careers(total);
  return list.items.length ? words.alike : words.none;
}

/** What was chosen, each to be taken away. */
function Chosen({ asked, choices }: { asked: Asked; choices: Choices | undefined }) {
  const words = refineWords();
  const box = useRef<HTMLUListElement>(null);
  if (!asked.values.length) return null;
  return (
    <ul class="taken-list" aria-label={words.chosen} ref={box}>
      {asked.values.map(({ kind, code }) => {
        const known = choices?.chosen.find((one) => one.kind === kind && one.code === code);
        const value = known ?? { code, label: code };
        return (
          <li key={`${kind} ${code}`}>
            <button
              type="button"
              class="taken"
              aria-label={words.remove(labelOf(kind, value))}
              onClick={() => navigate(hrefWithout(asked, kind, code))}
            >
              <Label kind={kind} value={value} />
              <Icon name="close" />
            </button>
          </li>
        );
      })}
      <li>
        <a href="/careers">{words.clear}</a>
      </li>
    </ul>
  );
}
