import { useState } from "preact/hooks";
import { announce } from "../../app/announcer";
import { OneChoice } from "../../components/choices";
import { ListFailure } from "../../components/failure";
import { dayOf } from "../../components/forms/day";
import { ListSkeleton } from "../../components/skeleton";
import { useList } from "../../components/use-list";
import { applicationsApi, type PupilApplication } from "../../data/company/applications";
import { language, t } from "../../i18n";
import { rolesWords } from "../../i18n/roles";
import { weekSpan } from "../../data/format";

type Shown = "all" | "confirmed" | "sent";
const SHOWN: Shown[] = ["all", "confirmed", "sent"];

/** Where the applications of a school's own pupils stand: never what they wrote. */
export function Placements({ id }: { id: string }) {
  const words = rolesWords().placements;
  const [shown, setShown] = useState<Shown>("all");
  const list = useList<PupilApplication>(
    `pupil-applications ${id} ${shown}`,
    (cursor, signal) => applicationsApi.ofPupils(id, shown === "all" ? undefined : shown, cursor, signal),
    (count) => announce(count ? words.found(count) : words.none),
    { fresh: true },
  );
  return (
    <section>
      <h2>{words.title}</h2>
      <p class="hint">{words.help}</p>
      <OneChoice
        legend={words.title}
        quiet
        options={SHOWN.map((value) => ({ value, label: words.shown[value] }))}
        chosen={shown}
        onChange={setShown}
      />
      {list.state === "loading" && <ListSkeleton rows={2} />}
      {list.state === "failed" && <ListFailure error={list.error} onRetry={list.retry} />}
      {list.state === "ready" && !list.items.length && <p class="empty">{words.none}</p>}
      <ul class="people">
        {list.items.map((one) => (
          <Placement key={one.id} placement={one} />
        ))}
      </ul>
      {list.hasMore && list.state === "ready" && (
        <button type="button" class="button wide" onClick={list.loadMore} aria-disabled={list.loadingMore}>
          {list.loadingMore ? t().loadingMore : t().more}
        </button>
      )}
    </section>
  );
}

function Placement({ placement }: { placement: PupilApplication }) {
  const words = rolesWords();
  const { offer, status } = placement;
  const weeks = placement.held_weeks.length ? placement.held_weeks : placement.weeks;
  return (
    <li>
      <div>
        <p>
          <strong>{placement.first_name || words.organisation.noName}</strong>{" "}
          <span class="hint">{placement.level && (t().levels[placement.level] ?? "")}</span>
        </p>
        <p>
          {offer.title} <span class="hint">{`${offer.company_name}, ${offer.commune}`}</span>
        </p>
        <p class="hint">
          {[weeks.map((week) => weekSpan(week, language.value)).join(", "), words.placements.changed(dayOf(placement.changed_at))]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      <span class="tag">{words.placements.statuses[status] ?? status}</span>
    </li>
  );
}
