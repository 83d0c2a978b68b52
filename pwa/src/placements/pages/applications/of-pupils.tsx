import { useEffect, useRef, useState } from "preact/hooks";
import { weekSpan } from "../../../data/format";
import { language, t } from "../../../i18n";
import { rolesWords } from "../../../people/words/roles";
import { OneChoice } from "../../../ui/choices";
import { dayOf } from "../../../ui/forms/day";
import { ListStates, MoreButton } from "../../../ui/list-parts";
import { announce } from "../../../ui/navigation/announcer";
import { query } from "../../../ui/navigation/router";
import { useList } from "../../../ui/use-list";
import { applicationsApi, type PupilApplication, type PupilPlaced } from "../../data/company/applications";
import { Changes } from "./changes";

type Shown = "all" | "confirmed" | "sent";
const SHOWN: Shown[] = ["all", "confirmed", "sent"];

/** A school's own pupils, those without a placement first, then where their applications stand. */
export function PupilsAndApplications({ id }: { id: string }) {
  const [settled, setSettled] = useState(false);
  return (
    <>
      <Pupils id={id} onSettled={() => setSettled(true)} />
      <OfPupils id={id} below={settled} />
    </>
  );
}

function Pupils({ id, onSettled }: { id: string; onSettled: () => void }) {
  const words = rolesWords();
  const [sums, setSums] = useState<{ count: number; without: number } | null>(null);
  const list = useList<PupilPlaced>(
    `pupils-placed ${id}`,
    async (cursor, signal) => {
      const page = await applicationsApi.pupilsPlaced(id, cursor, signal);
      setSums(page);
      return page;
    },
    () => undefined,
    { fresh: true },
  );
  useEffect(() => {
    if (list.state !== "loading") onSettled();
  }, [list.state]);
  return (
    <section>
      <h2>{words.organisation.pupils}</h2>
      {sums && (
        <p role="status">
          <strong>
            {sums.count ? words.placements.without(sums.without, sums.count) : words.organisation.pupilsNone}
          </strong>
        </p>
      )}
      <p class="hint">{words.organisation.pupilsHelp}</p>
      <ListStates list={list} none="" rows={2} />
      <ul class="people">
        {list.items.map((pupil, index) => (
          <li key={index}>
            <span>
              {pupil.first_name || words.organisation.noName}{" "}
              <span class="hint">{pupil.level && (t().levels[pupil.level] ?? "")}</span>
            </span>
            <span class="tag">{words.placements.far[pupil.placement]}</span>
          </li>
        ))}
      </ul>
      <MoreButton list={list} />
    </section>
  );
}

/** Where the applications of a school's own pupils stand: never what they wrote. */
function OfPupils({ id, below }: { id: string; below: boolean }) {
  const words = rolesWords().placements;
  const [shown, setShown] = useState<Shown>("all");
  const list = useList<PupilApplication>(
    `pupil-applications ${id} ${shown}`,
    (cursor, signal) => applicationsApi.ofPupils(id, shown === "all" ? undefined : shown, cursor, signal),
    (count) => announce(count ? words.found(count) : words.none),
    { fresh: true },
  );
  const heading = useRef<HTMLHeadingElement>(null);
  const wanted = query.value.get("part") === "placements";
  useEffect(() => {
    // Of all that a school deals with here, what a notice is about: once what stands above it has its height.
    if (!wanted || !below || list.state === "loading") return;
    heading.current?.scrollIntoView();
    heading.current?.focus({ preventScroll: true });
  }, [wanted, below, list.state]);
  return (
    <section>
      <h2 ref={heading} tabIndex={-1}>
        {words.title}
      </h2>
      <p class="hint">{words.help}</p>
      <OneChoice
        legend={words.title}
        quiet
        options={SHOWN.map((value) => ({ value, label: words.shown[value] }))}
        chosen={shown}
        onChange={setShown}
      />
      <ListStates list={list} none={words.none} rows={2} />
      <ul class="people">
        {list.items.map((one) => (
          <Placement key={one.id} placement={one} />
        ))}
      </ul>
      <MoreButton list={list} />
    </section>
  );
}

/** Where it stands; once it is over, what its company said. */
function placementText({ status, took_place }: PupilApplication): string {
  const words = rolesWords().placements;
  if (status === "confirmed" && took_place !== null) return took_place ? words.done : words.notDone;
  return words.statuses[status] ?? status;
}

function Placement({ placement }: { placement: PupilApplication }) {
  const words = rolesWords();
  const { offer } = placement;
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
          {[
            weeks.map((week) => weekSpan(week, language.value)).join(", "),
            words.placements.changed(dayOf(placement.changed_at)),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        {placement.changes.length > 0 && (
          <details>
            <summary>{words.placements.changedBy}</summary>
            <Changes changes={placement.changes} />
          </details>
        )}
      </div>
      <span class="tag">{placementText(placement)}</span>
    </li>
  );
}
