import { compared, pinned } from "../../data/kept-list";
import { keyOfSheet, type Sheet } from "../../data/store";
import type { AgendaEvent, Career, Place, Training } from "../../data/types";
import { t } from "../../i18n";
import { Icon } from "../../ui/icon";
import { show } from "../../ui/navigation/announcer";
import { planWords } from "../words/plan";

const MOST = 3;
/** Of a kind: a link shows no more. */
const MOST_PINNED = 20;
/** What the address of a comparison calls each kind. */
const ADDRESS = { career: "careers", training: "trainings", place: "places" } as const;

/** Put a sheet on one's path, or beside others of its kind. */
export function PlanButtons({ sheet }: { sheet: Career | Training | Place | AgendaEvent }) {
  const words = planWords();
  const key = keyOfSheet(sheet);
  const isPinned = pinned.has(key);
  // Its page comes along, to be there without a network.
  const fetchPage = () => import("./path/path").catch(() => undefined);
  const pin = () =>
    attempt(async () => {
      if (!isPinned && pinned.ids(sheet.type).length >= MOST_PINNED) return show(words.pinFull);
      const added = await pinned.toggle(sheet);
      show(added ? words.pinDone : words.pinUndone);
      if (added) void fetchPage();
    });
  return (
    <>
      <p class="actions">
        <button type="button" class="button" aria-pressed={isPinned} onClick={pin}>
          <Icon name="route" />
          {isPinned ? words.pinned : words.pin}
        </button>
        {sheet.type !== "event" && <CompareButton sheet={sheet} />}
      </p>
      {isPinned && (
        <p>
          <a href="/path">{words.see}</a>
        </p>
      )}
      {sheet.type !== "event" && compared.has(key) && <Compared type={sheet.type} />}
    </>
  );
}

function CompareButton({ sheet }: { sheet: Sheet }) {
  const words = planWords();
  const chosen = compared.has(keyOfSheet(sheet));
  const compare = () =>
    attempt(async () => {
      if (!chosen && compared.ids(sheet.type).length >= MOST) return show(words.compareFull);
      show((await compared.toggle(sheet)) ? words.compareDone : words.compareUndone);
    });
  return (
    <button type="button" class="button" aria-pressed={chosen} onClick={compare}>
      {words.compare}
    </button>
  );
}

function Compared({ type }: { type: keyof typeof ADDRESS }) {
  const words = planWords();
  const ids = compared.ids(type);
  if (ids.length < 2) return <p class="hint">{words.compareAnother}</p>;
  return (
    <p>
      <a href={`/compare?${ADDRESS[type]}=${ids.join()}`}>{words.compareThem(ids.length)}</a>
    </p>
  );
}

function attempt(work: () => Promise<void>): void {
  work().catch(() => show(t().saved.failed));
}
