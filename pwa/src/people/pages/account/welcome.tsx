import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { CommuneField } from "../../../ui/commune-field";
import { Field } from "../../../ui/forms/field";
import { hrefWith, navigate, query } from "../../../ui/navigation/router";
import "../../../ui/forms/forms.css";
import { dateText } from "../../../data/format";
import { textSize, where } from "../../../data/preferences";
import { type Me, type MeUpdate, updateMe } from "../../../data/session";
import { language } from "../../../i18n";
import { Trouble } from "../../../ui/forms/trouble";
import { type Sending, useSending } from "../../../ui/forms/use-sending";
import { Icon } from "../../../ui/icon";
import { NeedsAccount } from "../../../ui/needs-account";
import { PageTitle } from "../../../ui/page";
import type { StudyLevel } from "../../data/me";
import { accountWords } from "../../words/account";
import { enteringWords } from "../../words/entering";
import "./account.css";
import { isBrief, isStraight, safeReturn } from "./after-sign-in";
import { BirthDateForm } from "./birth-date-form";
import { InterestChoice } from "./interest-choice";
import { ParentEnd, ProfessionalEnd, PupilEnd } from "./welcome-ends";

const STEPS = ["level", "commune", "interests", "birth", "name"] as const;
const ENDS = ["done", "professional", "parent"] as const;
type Step = (typeof STEPS)[number] | (typeof ENDS)[number];

/** The first minute with an account. Each step can be skipped, and everything can be changed later. */
export function WelcomePage() {
  return <NeedsAccount>{(account) => <Welcome account={account} />}</NeedsAccount>;
}

function Welcome({ account }: { account: Me }) {
  const returnTo = query.value.get("return_to");
  // Who has been here before is on the way elsewhere, unless they came to see it again.
  const [comesAgain] = useState(() => isStraight(returnTo) && query.value.get("again") === null);
  const brief = isBrief(returnTo);
  // Whoever came to ask for a role is no pupil.
  const forRole = returnTo !== null && safeReturn(returnTo).startsWith("/me/roles");
  const first: Step = forRole ? "professional" : "level";
  const step = [...STEPS, ...ENDS].find((one) => one === query.value.get("step")) ?? first;
  // Each in the history: the phone's « back » leads to the question before.
  const setStep = (next: Step): void => {
    if (next !== step) navigate(hrefWith({ step: next }));
  };
  const sending = useSending();
  useEffect(() => {
    if (comesAgain) navigate(safeReturn(returnTo), { replace: true });
    else if (forRole) void finish({}, "professional");
  }, []);
  if (comesAgain) return null;

  const save = async (update: MeUpdate, next: Step): Promise<void> => {
    if (await sending.send(() => updateMe(update))) setStep(next);
  };
  const finish = (update: MeUpdate, end: Step): Promise<void> =>
    // What the phone already shows becomes the account's own choice.
    save({ ...update, onboarded: true, language: language.value, text_size: textSize.value }, end);
  const after = (one: Step): Step => STEPS[STEPS.indexOf(one as never) + 1] ?? "done";
  const skip = (one: Step): void => {
    if (brief) navigate("/");
    else if (after(one) === "done") void finish({}, "done");
    else setStep(after(one));
  };
  const tellLevel = async (level: StudyLevel): Promise<void> => {
    if (!brief) await save({ level }, "commune");
    else if (await sending.send(() => updateMe({ level }))) navigate(safeReturn(returnTo), { replace: true });
  };
  const frame = { account, step, brief, sending, onBack: setStep, onSkip: () => skip(step) };

  switch (step) {
    case "level":
      return (
        <LevelStep
          {...frame}
          onLevel={(level) => void tellLevel(level)}
          onProfessional={() => void finish({}, "professional")}
          onParent={() => void finish({}, "parent")}
        />
      );
    case "commune":
      return <CommuneStep {...frame} onNext={() => setStep("interests")} />;
    case "interests":
      return <InterestsStep {...frame} onNext={(interests) => void save({ interests }, after(step))} />;
    case "birth":
      return <BirthStep {...frame} onNext={() => setStep("name")} />;
    case "name":
      return <NameStep {...frame} onNext={(first_name) => void finish({ first_name }, "done")} />;
    case "professional":
      return <ProfessionalEnd />;
    case "parent":
      return <ParentEnd />;
    case "done":
      return <PupilEnd account={account} returnTo={returnTo} />;
  }
}

interface StepProps {
  account: Me;
  step: Step;
  /** The only question, on the way to another page. */
  brief: boolean;
  sending: Sending;
  onBack: (step: Step) => void;
  onSkip: () => void;
}

interface FrameProps extends Omit<StepProps, "account"> {
  title: string;
  hint?: string;
  children: ComponentChildren;
}

function StepFrame({ step, brief, sending, onBack, onSkip, title, hint, children }: FrameProps) {
  const words = enteringWords().welcome;
  const position = STEPS.indexOf(step as never);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (position > 0) heading.current?.focus();
  }, [step]);
  return (
    <div class="page text">
      <PageTitle text={words.title} />
      {!brief && (
        <p class="steps-done">
          <progress max={STEPS.length} value={position + 1} aria-hidden="true" />
          <span aria-hidden="true">{`${position + 1}/${STEPS.length}`}</span>
          <span class="hidden">{words.step(position + 1, STEPS.length)}</span>
        </p>
      )}
      <section class="stack" key={step}>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {hint && <p class="hint">{hint}</p>}
        {children}
        <Trouble of={sending} />
      </section>
      <p class="steps-ways">
        {position > 0 && (
          <button type="button" class="back" onClick={() => onBack(STEPS[position - 1]!)}>
            <Icon name="back" />
            {words.previous}
          </button>
        )}
        <button type="button" class="button skip-step" aria-disabled={sending.busy} onClick={onSkip}>
          {brief ? words.later : words.skip}
        </button>
      </p>
    </div>
  );
}

interface LevelProps extends StepProps {
  onLevel: (level: StudyLevel) => void;
  onProfessional: () => void;
  onParent: () => void;
}

function LevelStep({ onLevel, onProfessional, onParent, account, ...frame }: LevelProps) {
  const { welcome } = enteringWords();
  const { levels } = accountWords();
  return (
    <StepFrame {...frame} title={welcome.level} hint={welcome.levelHint}>
      <ul class="big-choices">
        {(Object.entries(levels) as [StudyLevel, string][]).map(([level, name]) => (
          <li key={level}>
            <button
              type="button"
              class="button wide row"
              aria-pressed={account.level === level}
              onClick={() => onLevel(level)}
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
      <p class="actions">
        <button type="button" class="button row" onClick={onProfessional}>
          {welcome.pro}
        </button>
        <button type="button" class="button row" onClick={onParent}>
          {welcome.parent}
        </button>
      </p>
    </StepFrame>
  );
}

function CommuneStep({ account: _, onNext, ...frame }: StepProps & { onNext: () => void }) {
  const words = enteringWords().welcome;
  const chosen = where.value?.by === "commune" ? where.value.name : null;
  return (
    <StepFrame {...frame} title={words.commune} hint={words.communeHint}>
      {chosen && <p class="word">{accountWords().given.communeChosen(chosen)}</p>}
      <CommuneField
        onChoose={({ code, name, lat, lon }) => {
          where.value = { by: "commune", code, name, lat: lat!, lon: lon! };
          onNext();
        }}
      />
      {chosen && (
        <button type="button" class="button main" onClick={onNext}>
          {words.next}
        </button>
      )}
    </StepFrame>
  );
}

function InterestsStep({ account, onNext, ...frame }: StepProps & { onNext: (interests: string[]) => void }) {
  const words = enteringWords().welcome;
  const [chosen, setChosen] = useState(account.interests);
  return (
    <StepFrame {...frame} title={words.interests} hint={words.interestsHint}>
      <InterestChoice legend={words.interests} quiet chosen={chosen} onChange={setChosen} />
      <button type="button" class="button main" onClick={() => onNext(chosen)}>
        {words.next}
      </button>
    </StepFrame>
  );
}

function BirthStep({ account, onNext, ...frame }: StepProps & { onNext: () => void }) {
  const words = enteringWords().welcome;
  if (account.birth_date) {
    return (
      <StepFrame {...frame} title={words.birth} hint={words.birthHint}>
        <p>{accountWords().birth.known(dateText(account.birth_date, language.value))}</p>
        <button type="button" class="button main" onClick={onNext}>
          {words.next}
        </button>
      </StepFrame>
    );
  }
  return (
    <StepFrame {...frame} title={words.birth} hint={words.birthHint}>
      <BirthDateForm hint={accountWords().given.birthHint} submit={words.next} onDone={onNext} />
    </StepFrame>
  );
}

function NameStep({ account, onNext, ...frame }: StepProps & { onNext: (name: string) => void }) {
  const words = enteringWords().welcome;
  const [name, setName] = useState(account.first_name);
  return (
    <StepFrame {...frame} title={words.name} hint={words.nameHint}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onNext(name.trim());
        }}
      >
        <Field
          label={accountWords().profile.name}
          hint={accountWords().given.nameHint}
          error={frame.sending.fields.first_name}
          autoComplete="given-name"
          maxLength={40}
          value={name}
          onInput={setName}
        />
        <button type="submit" class="button main" aria-disabled={frame.sending.busy}>
          {words.finish}
        </button>
      </form>
    </StepFrame>
  );
}
