import { useEffect, useRef, useState } from "preact/hooks";
import { language, t } from "../../../i18n";
import { rolesWords } from "../../../people/words/roles";
import { OneChoice } from "../../../ui/choices";
import { dayOf } from "../../../ui/forms/day";
import { ListStates, MoreButton } from "../../../ui/list-parts";
import { announce } from "../../../ui/navigation/announcer";
import { Sheet } from "../../../ui/sheet";
import { type List, useList } from "../../../ui/use-list";
import { applicationsApi, type PupilApplication, type PupilPlaced } from "../../data/company/applications";
import { weekSpan } from "../../data/week-span";
import { Changes } from "./changes";

type Shown = "all" | "confirmed" | "sent";
const SHOWN: Shown[] = ["all", "confirmed", "sent"];
type Whom = "all" | "without";
const WHOM: Whom[] = ["all", "without"];

/** A school's own pupils, those without a placement first; of each, what is known of their applications. */
export function Pupils({ id }: { id: string }) {
  const words = rolesWords();
  const [whom, setWhom] = useState<Whom>("all");
  const [sums, setSums] = useState<{ count: number; without: number } | null>(null);
  const [opened, setOpened] = useState<PupilPlaced | null>(null);
  const list = useList<PupilPlaced>(
    `pupils-placed ${id} ${whom}`,
    async (cursor, signal) => {
      const page = await applicationsApi.pupilsPlaced(id, whom === "without", cursor, signal);
      setSums(page);
      return page;
    },
    () => undefined,
    { fresh: true },
  );
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
      {sums !== null && sums.count > 0 && (
        <OneChoice
          legend={words.organisation.pupils}
          quiet
          options={WHOM.map((value) => ({ value, label: words.placements.whom[value] }))}
          chosen={whom}
          onChange={setWhom}
        />
      )}
      {sums?.count !== 0 && <ListStates list={list} none={words.placements.allPlaced} rows={2} />}
      <ul class="people">
        {list.items.map((pupil) => (
          <li key={pupil.id}>
            <button type="button" class="pupil" aria-haspopup="dialog" onClick={() => setOpened(pupil)}>
              <span>
                {pupil.first_name || words.organisation.noName}{" "}
                <span class="hint">{pupil.level && (t().levels[pupil.level] ?? "")}</span>
              </span>
              <span class="tag">{words.placements.far[pupil.placement]}</span>
            </button>
          </li>
        ))}
      </ul>
      <MoreButton list={list} />
      <Sheet
        open={opened !== null}
        title={opened?.first_name || words.organisation.noName}
        onClose={() => setOpened(null)}
      >
        {opened && <OfOne key={opened.id} id={id} pupil={opened} />}
      </Sheet>
    </section>
  );
}

/** The same of one pupil: where their applications stand, never what they wrote. */
function OfOne({ id, pupil }: { id: string; pupil: PupilPlaced }) {
  const words = rolesWords().placements;
  const list = useList<PupilApplication>(
    `pupil-applications ${id} of ${pupil.id}`,
    (cursor, signal) => applicationsApi.ofPupils(id, { pupil: pupil.id }, cursor, signal),
    (count) => announce(count ? words.found(count) : words.none),
    { fresh: true },
  );
  return (
    <>
      <p class="hint">{words.help}</p>
      <Placements list={list} none={words.none} />
    </>
  );
}

/** Where the applications of a school's own pupils stand: never what they wrote. */
export function OfPupils({ id, asked }: { id: string; asked: boolean }) {
  const words = rolesWords().placements;
  const [shown, setShown] = useState<Shown>("all");
  const list = useList<PupilApplication>(
    `pupil-applications ${id} ${shown}`,
    (cursor, signal) => applicationsApi.ofPupils(id, shown === "all" ? {} : { status: shown }, cursor, signal),
    (count) => announce(count ? words.found(count) : words.none),
    { fresh: true },
  );
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Of all that a school deals with here, what a notice is about.
    if (asked) heading.current?.focus();
  }, []);
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
      <Placements list={list} none={words.none} />
    </section>
  );
}

function Placements({ list, none }: { list: List<PupilApplication>; none: string }) {
  return (
    <>
      <ListStates list={list} none={none} rows={2} />
      <ul class="people">
        {list.items.map((one) => (
          <Placement key={one.id} placement={one} />
        ))}
      </ul>
      <MoreButton list={list} />
    </>
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
            weeks.map((week) => weekSpan(week, language.value, offer.weekdays)).join(", "),
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
