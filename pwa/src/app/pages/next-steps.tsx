import { useEffect } from "preact/hooks";
import { addDays, momentText, parisDay, weekdayText } from "../../data/format";
import { saved } from "../../data/kept-list";
import { on, onAnew } from "../../data/live";
import type { HomeKind } from "../../data/preferences";
import { language, t } from "../../i18n";
import { Icon } from "../../ui/icon";
import { home } from "../data/home";
import { askSteps, type Step, steps } from "../data/steps";
import { stepsWords } from "../words/steps";
import type { StepFacts } from "../words/steps.fr";
import "./next-steps.css";

/** What rings the phone may change what waits. */
const CHANGES = ["notification.new", "message.new", "conversation.opened", "conversation.closed"];
const GATHER_MS = 300;
/** A saved event is a step when it is near. */
const NEAR_DAYS = 7;
const TO: Partial<Record<HomeKind, StepFacts["to"]>> = { young: "young", out_of_school: "young" };
/** Beyond the first one, those that are shown. */
const SHOWN = 3;

/** What waits for the person, the most urgent first; nothing where nothing waits. */
export function NextSteps() {
  const waiting = [...useSteps(), ...savedEvents()].sort((a, b) => (a.at ?? "9").localeCompare(b.at ?? "9"));
  const [first, ...others] = waiting;
  if (!first) return null;
  const words = stepsWords();
  return (
    <section class="home-steps" aria-labelledby="next-step">
      <h2 id="next-step">{words.title}</h2>
      <StepLink step={first} main />
      {others.length > 0 && (
        <ul aria-label={words.next}>
          {others.slice(0, SHOWN).map((step) => (
            <li key={step.kind + step.page}>
              <StepLink step={step} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function StepLink({ step, main = false }: { step: Step; main?: boolean }) {
  const say = stepsWords().kinds[step.kind];
  if (!say) return null;
  const text = say({
    about: step.about ?? "",
    count: step.count,
    day: step.at ? weekdayText(parisDay(new Date(step.at)), language.value) : "",
    to: TO[home.value] ?? "adult",
    moment: step.at ? momentText(step.at, language.value) : "",
  });
  return (
    <a class={main ? "next-step next-step-first" : "next-step"} href={step.page}>
      <span>{text}</span>
      <Icon name="next" />
    </a>
  );
}

/** What the server says is waiting, asked for anew as soon as that may have changed. */
function useSteps(): Step[] {
  useEffect(() => {
    const asked = new AbortController();
    let gathering: ReturnType<typeof setTimeout> | undefined;
    const ask = (): void => void askSteps(asked.signal);
    const soon = (): void => {
      clearTimeout(gathering);
      gathering = setTimeout(ask, GATHER_MS);
    };
    ask();
    const ends = [onAnew(soon), ...CHANGES.map((kind) => on(kind, soon))];
    return () => {
      asked.abort();
      clearTimeout(gathering);
      for (const end of ends) end();
    };
  }, []);
  return steps.value;
}

/** Events that were saved on this phone and are near. */
function savedEvents(): Step[] {
  const now = new Date();
  const last = addDays(parisDay(now), NEAR_DAYS);
  return saved.all.value.flatMap(({ sheet }) => {
    if (sheet.type !== "event" || new Date(sheet.ends_at) < now || parisDay(new Date(sheet.starts_at)) > last)
      return [];
    return [
      {
        kind: "event.saved",
        page: `/events/${sheet.id}`,
        about: sheet.demo ? `${t().demoEvent}\u00a0– ${sheet.title}` : sheet.title,
        count: 1,
        at: sheet.starts_at,
      },
    ];
  });
}
