// Cards of what a search found.
import { type ComponentChildren, Fragment } from "preact";
import { dayText, parisDay } from "../../../data/format";
import { where } from "../../../data/preferences";
import type { ResultItem, ResultType, Suggestion, Understood } from "../../../data/search";
import { language } from "../../../i18n";
import { DemoTag } from "../../../ui/cards";
import { inTown, Whereabouts } from "../../../ui/distance";
import { kindText, pathOf, TYPE_ICONS } from "../../../ui/found";
import { Icon } from "../../../ui/icon";
import type { KeptFind } from "../../../ui/kept-search";
import { CareerPicture } from "../../../ui/picture";
import { nearHref } from "../../../ui/use-near";
import { searchWords } from "../../words/search";
import { whyText } from "./said";
import "./search.css";

/** Pages that count from where one is. */
const COUNTS: Partial<Record<ResultType, true>> = { training: true, career: true };

export type Shown = KeptFind & Partial<ResultItem>;

/** What was found, as cards. */
export function Found({ items, read }: { items: Shown[]; read?: Understood | undefined }) {
  return (
    <ul class="cards found">
      {items.map((item) => (
        <Row key={`${item.type}:${item.id}`} item={item} read={read} />
      ))}
    </ul>
  );
}

interface RowProps {
  item: Shown;
  read?: Understood | undefined;
  /** What can be done with it, at the end of its card. */
  children?: ComponentChildren;
}

/** One thing that was found, and why. */
export function Row({ item, read, children }: RowProps) {
  const { type, name, commune, starts_at, distance_m, why = [], also = [] } = item;
  const words = searchWords();
  const reasons = whyText({ type, why });
  // Distances are counted from the commune that was typed, where one was.
  const from = read?.commune?.name ?? read?.postcode?.code;
  const counted = from ? ({ by: "commune", name: from } as const) : where.value;
  const near = distance_m != null && inTown({ metres: distance_m, approximate: false }, counted);
  // Of a career or a training only the distance is known: "à Laval", where no metres are told.
  const town = commune ?? (near && counted?.by === "commune" ? counted.name : null);
  const open = (to: Pick<Suggestion, "type" | "id">): string =>
    nearHref(pathOf(to.type, to.id), COUNTS[to.type] && read?.commune?.code);
  return (
    <li class={`card of-${type}`}>
      {type === "career" ? <CareerPicture code={item.id} size={22} /> : <Icon name={TYPE_ICONS[type]} />}
      <div class="card-text">
        {item.demo && (
          <p class="tags">
            <DemoTag event={type === "event"} />
          </p>
        )}
        <p class="kind">{kindText(item)}</p>
        <h3>
          <a href={open(item)}>{name}</a>
        </h3>
        <p class="facts">
          {starts_at && <span>{dayText(parisDay(new Date(starts_at)), language.value)}</span>}
          <Whereabouts
            metres={distance_m}
            approximate={false}
            commune={town}
            {...(from && { from: { by: "commune" }, said: (away: string) => words.from(away, from) })}
          />
        </p>
        {reasons && <p class="hint">{reasons}</p>}
        {item.listed && <p class="hint">{words.listed}</p>}
        {also.length > 0 && (
          <p class="also">
            {words.also}{" "}
            {also.map((one) => (
              <Fragment key={one.id}>
                {one.demo && <DemoTag event={one.type === "event"} />} <a href={open(one)}>{one.name}</a>
              </Fragment>
            ))}
          </p>
        )}
        {children}
      </div>
    </li>
  );
}
