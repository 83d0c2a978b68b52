import { useEffect, useRef } from "preact/hooks";
import { navigate, query } from "../../app/router";
import type { OfferContent } from "../../data/company/content";
import type { WordingFound } from "../../data/company/offers";
import type { Finding } from "../../data/company/rules";
import { companyWords } from "../../i18n/company";
import type { StepProps } from "./form-parts";
import { doorOf, focusOn, type Step, stepOf, STEPS } from "./steps";
import { foundIn, TEXTS, type Wording } from "./use-wording";

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
  findings: readonly Finding[];
  against: StepProps["against"];
  wording: Wording;
  /** What of the wording the writer was told when they left its step. */
  told: ReadonlySet<string>;
  onTold: (signs: readonly string[]) => void;
  onTried: () => void;
  children: preact.ComponentChildren;
}

/** One step; it goes on when nothing of it is missing, else to the first thing that is. Words that somebody
 * will look at are said as it is left; the second time it goes on with them. */
export function StepForm({ step, content, findings, against, wording, told, onTold, onTried, children }: StepFormProps) {
  const { form: words } = companyWords();
  const form = useRef<HTMLFormElement>(null);
  const shown = useRef<Step | null>(step);
  const at = query.value.get("at");
  useEffect(() => {
    shown.current = step;
    return () => void (shown.current = null);
  }, [step]);
  useEffect(() => {
    if (at) focusOn(form.current, at);
  }, [step, at]);
  const next = (): void => navigate(`?step=${STEPS[STEPS.indexOf(step) + 1]}`);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    onTried();
    const wrong = findings.filter(({ field }) => stepOf(field) === step).map(({ field }) => field);
    if (wrong.length) {
      // Of many weeks none is the one; what may be declared stands under them.
      const fields = wrong.map((field) => (field === "weeks" && against(field)) || field);
      // Once the words are on screen.
      return void requestAnimationFrame(() => focusOn(form.current, ...fields));
    }
    const late = new Promise<readonly WordingFound[]>((resolve) => setTimeout(resolve, READING_MS, []));
    const found = foundAt(step, await Promise.race([wording.read(), late]), content).map(signOf);
    if (shown.current !== step) return;
    if (found.every((sign) => told.has(sign))) return next();
    onTold(found);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[data-words]")?.focus());
  };
  const here = foundAt(step, wording.found, content);
  const isTold = here.length > 0 && here.every((one) => told.has(signOf(one)));
  const hasTexts = TEXTS.some((field) => stepOf(field) === step);
  return (
    <form ref={form} class="stack" onSubmit={(event) => void submit(event)} onFocusOut={() => hasTexts && void wording.read()} noValidate>
      {children}
      <button type="submit" class="button main wide">
        {isTold ? words.nextAnyway : words.next}
      </button>
    </form>
  );
}

interface ElsewhereProps extends Pick<StepFormProps, "step" | "content" | "findings" | "wording" | "told"> {
  nameOf: (field: string) => string;
}

/** What no longer fits in other steps, as after another class was chosen, and words there that nobody was told of. */
export function Elsewhere({ step, content, findings, wording, told, nameOf }: ElsewhereProps) {
  const { form: words } = companyWords();
  const fields = new Set<string>(findings.filter(({ field, code }) => code !== "needed" && stepOf(field) !== step).map(({ field }) => field));
  for (const field of TEXTS) {
    const found = foundIn(wording.found, content[field]);
    if (stepOf(field) !== step && found.some((one) => !told.has(signOf(one)))) fields.add(field);
  }
  return (
    <div role="status">
      {fields.size > 0 && (
        <p class="word warn">
          {words.elsewhereWrong}{" "}
          {[...fields].map((field, index) => (
            <>
              {index > 0 && ", "}
              <a key={field} href={doorOf(field)}>
                {nameOf(field)}
              </a>
            </>
          ))}
        </p>
      )}
    </div>
  );
}
