import { useEffect, useRef } from "preact/hooks";
import { navigate, query } from "../../../ui/navigation/router";
import { type OfferContent, TEXTS } from "../../data/company/content";
import type { WordingFound } from "../../data/company/offers";
import { companyWords } from "../../words/company";
import { FieldLinks } from "./form-parts";
import { focusOn, STEPS, type Step, stepOf } from "./steps";
import { foundIn, type Wording } from "./use-wording";

/** How long a step waits for its words to be read before it goes on without. */
const READING_MS = 3000;

/** What was found, in signs: the same is not said twice. */
function signOf({ ground, words }: WordingFound): string {
  return [ground, ...words].join("\n");
}

/** What was found in the texts of a step. */
function foundAt(step: Step, found: readonly WordingFound[], content: OfferContent): WordingFound[] {
  return TEXTS.filter((field) => stepOf(field) === step).flatMap((field) => foundIn(found, content[field]));
}

interface StepFormProps {
  step: Step;
  content: OfferContent;
  /** Fields that keep the offer from being published. */
  wrong: readonly (keyof OfferContent)[];
  /** What may be declared against what is wrong with a field. */
  against: (field: keyof OfferContent) => string | undefined;
  /** Empty fields for which a rule of the server asks, and without which it may go out. */
  lacking: readonly string[];
  /** Nothing of any step keeps it from being published. */
  ready: boolean;
  wording: Wording;
  /** Sends what is written; the server's word on it is then known. */
  save: () => Promise<unknown>;
  /** What of the wording the writer was told when they left its step. */
  told: ReadonlySet<string>;
  onTold: (signs: readonly string[]) => void;
  onTried: () => void;
  children: preact.ComponentChildren;
}

/** One step; it goes on when nothing of it keeps the offer back, by the form, the law or the server, else to the first
 * thing that does, or to a field that its answer asks for. Words that somebody will look at are said as it is left; the second time it goes on with them. */
export function StepForm({
  step,
  content,
  wrong,
  against,
  lacking,
  ready,
  wording,
  save,
  told,
  onTold,
  onTried,
  children,
}: StepFormProps) {
  const { form: words } = companyWords();
  const form = useRef<HTMLFormElement>(null);
  const shown = useRef<Step | null>(step);
  // The server's word comes while the step waits to be left.
  const latest = useRef(wrong);
  latest.current = wrong;
  const asked = useRef(lacking);
  asked.current = lacking;
  const at = query.value.get("at");
  useEffect(() => {
    shown.current = step;
    return () => void (shown.current = null);
  }, [step]);
  useEffect(() => {
    if (at) focusOn(form.current, at);
  }, [step, at]);
  const next = (): void => navigate(`?step=${STEPS[STEPS.indexOf(step) + 1]}`);
  const leadBack = (): boolean => {
    const here = latest.current.filter((field) => stepOf(field) === step);
    // Of many weeks none is the one; what may be declared stands under them.
    const fields = here.map((field) => (field === "weeks" && against(field)) || field);
    // Once the words are on screen; what this step does not show is told at the last one.
    if (here.length) requestAnimationFrame(() => focusOn(form.current, ...fields) || next());
    return here.length > 0;
  };
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    onTried();
    if (leadBack()) return;
    const late = new Promise<readonly WordingFound[]>((resolve) => setTimeout(resolve, READING_MS, []));
    const read = Promise.all([wording.read(), save()]).then(([words]) => words);
    const found = foundAt(step, await Promise.race([read, late]), content).map(signOf);
    // What was said is drawn.
    await new Promise((drawn) => setTimeout(drawn));
    if (shown.current !== step || leadBack()) return;
    // A field that only this answer brought is shown once before the step is left.
    const came = asked.current.filter((field) => stepOf(field) === step && !lacking.includes(field));
    if (came.length) return void requestAnimationFrame(() => focusOn(form.current, ...came));
    if (found.every((sign) => told.has(sign))) return next();
    onTold(found);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[data-words]")?.focus());
  };
  const here = foundAt(step, wording.found, content);
  const isTold = here.length > 0 && here.every((one) => told.has(signOf(one)));
  const hasTexts = TEXTS.some((field) => stepOf(field) === step);
  return (
    <form
      ref={form}
      class="stack"
      onSubmit={(event) => void submit(event)}
      onFocusOut={() => hasTexts && void wording.read()}
      noValidate
    >
      {children}
      <button type="submit" class="button main wide">
        {isTold ? words.nextAnyway : words.next}
      </button>
      {ready && STEPS[STEPS.indexOf(step) + 1] !== "check" && (
        <a class="button wide" href="?step=check">
          {words.toCheck}
        </a>
      )}
    </form>
  );
}

interface ElsewhereProps extends Pick<StepFormProps, "content" | "wording" | "told"> {
  /** The fields of other steps that do not fit. */
  wrong: readonly string[];
  /** Whether a field is of another step that was looked at. */
  isElsewhere: (field: string) => boolean;
}

/** What no longer fits in other steps, as after another class was chosen, and words there that nobody was told of; of a
 * step that nobody has looked at, nothing. */
export function Elsewhere({ content, wrong, wording, told, isElsewhere }: ElsewhereProps) {
  const { form: words } = companyWords();
  const untold = TEXTS.filter((field) => foundIn(wording.found, content[field]).some((one) => !told.has(signOf(one))));
  const fields = new Set([...wrong, ...untold].filter(isElsewhere));
  return (
    <div role="status">
      {fields.size > 0 && (
        <p class="word warn">
          {words.elsewhereWrong} <FieldLinks fields={[...fields]} />
        </p>
      )}
    </div>
  );
}
