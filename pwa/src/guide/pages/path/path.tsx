import { useEffect, useState } from "preact/hooks";
import { pinned } from "../../../data/kept-list";
import { keyOfSheet } from "../../../data/store";
import type { AgendaEvent } from "../../../data/types";
import { t } from "../../../i18n";
import { ManyChoices } from "../../../ui/choices";
import { Field } from "../../../ui/forms/field";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { Icon } from "../../../ui/icon";
import { Empty } from "../../../ui/list-parts";
import { show } from "../../../ui/navigation/announcer";
import { BackButton, PageTitle } from "../../../ui/page";
import { doneIn, type Way } from "../../data/plan";
import { pathWords } from "../../words/path";
import { Goals } from "./goals";
import { calendarFile, download } from "./ics";
import { type Step, stepsOf } from "./order";
import { calendarOf, change, loadPlan, plan } from "./plan";
import { Sharing } from "./sharing";
import { Steps } from "./steps";
import "./path.css";

const WAYS: Way[] = ["after_3e", "parcoursup", "apprenticeship", "master"];
const MAX_TEXT = 120;

/** One's own path: where to, which steps, and to whom it is shown. */
export function PathPage() {
  const words = pathWords();
  useEffect(() => keep(loadPlan), []);
  const sheets = pinned.all.value.map((kept) => kept.sheet);
  const goals = sheets.filter((sheet) => sheet.type !== "event");
  return (
    <div class="page">
      <BackButton />
      <PageTitle text={words.title} />
      <p class="lead">{words.lead}</p>
      <section>
        <h2>{words.goals}</h2>
        {goals.length === 0 && (
          <Empty title={words.none} text={words.noneHelp} href="/careers" link={words.toCareers} />
        )}
        <Goals sheets={goals} onRemove={(sheet) => keep(() => pinned.drop(keyOfSheet(sheet)))} />
      </section>
      <OwnSteps events={sheets.filter((sheet): sheet is AgendaEvent => sheet.type === "event")} />
      <Sharing />
    </div>
  );
}

function OwnSteps({ events }: { events: AgendaEvent[] }) {
  const words = pathWords();
  const { ways, own } = plan.value;
  const year = useLoaded("calendar", calendarOf);
  const schoolYear = year.data?.school_year;
  const done = doneIn(plan.value.done, schoolYear);
  const steps = stepsOf(year.data, ways, events, own);
  const ticked = steps.filter(({ id }) => done.includes(id)).length;
  const remove = (step: Step) =>
    keep(() =>
      step.event
        ? pinned.drop(keyOfSheet(step.event))
        : change((kept) => ({ own: kept.own.filter(({ id }) => id !== step.id) })),
    );
  return (
    <section>
      <h2>{words.steps}</h2>
      <ManyChoices
        legend={words.ways}
        options={WAYS.map((value) => ({ value, label: words.wayNames[value] ?? value }))}
        chosen={ways}
        onChange={(chosen) => keep(() => change(() => ({ ways: WAYS.filter((way) => chosen.includes(way)) })))}
      />
      {year.error !== undefined && <p class="banner">{words.calendarFailed}</p>}
      {ways.length === 0 && <p>{words.noWay}</p>}
      {ways.length > 0 && year.data && <p class="hint">{words.usualLead(year.data.school_year)}</p>}
      {steps.length > 0 && (
        <p class="order">
          <strong>{words.progress(ticked, steps.length)}</strong>
        </p>
      )}
      <Steps
        steps={steps}
        done={done}
        onTick={({ id, year: everyYear }, on) =>
          keep(() =>
            change((kept) => {
              const others = kept.done.filter((one) => one.id !== id);
              const tick = { id, ...(everyYear && schoolYear && { year: schoolYear }) };
              return { done: on ? [...others, tick] : others };
            }),
          )
        }
        onRemove={remove}
      />
      {steps.some(({ day }) => day) && (
        <p class="actions">
          <button type="button" class="button" onClick={() => download(calendarFile(steps, words.title))}>
            <Icon name="calendarAdd" />
            {words.calendar}
          </button>
        </p>
      )}
      <AddStep />
    </section>
  );
}

function AddStep() {
  const words = pathWords();
  const [text, setText] = useState("");
  const [day, setDay] = useState("");
  const add = (event: SubmitEvent): void => {
    event.preventDefault();
    const said = text.trim();
    if (!said) return;
    keep(async () => {
      const step = { id: crypto.randomUUID(), text: said, day };
      await change(({ own }) => ({ own: [...own, step] }));
      setText("");
      setDay("");
    });
  };
  return (
    <details>
      <summary>{words.add}</summary>
      <form class="stack" onSubmit={add}>
        <p class="hint">{words.addHint}</p>
        <Field label={words.addText} value={text} onInput={setText} maxLength={MAX_TEXT} required />
        <Field label={words.addDay} value={day} onInput={setDay} type="date" />
        <button type="submit" class="button main">
          {words.addYes}
        </button>
      </form>
    </details>
  );
}

function keep(work: () => Promise<unknown>): void {
  work().catch(() => show(t().saved.failed));
}
