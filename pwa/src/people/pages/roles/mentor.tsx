import { useEffect, useRef } from "preact/hooks";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { navigate, query } from "../../../ui/navigation/router";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { isOpen, rolesApi } from "../../data/roles";
import { rolesWords } from "../../words/roles";
import "../../../ui/forms/forms.css";
import { CharterStep } from "./mentor-charter";
import { ProfileSteps } from "./mentor-profile";
import { QuizStep } from "./mentor-quiz";
import { SendStep } from "./mentor-send";
import { isSettled, nextStep, type Progress, STEPS, type Step, speaksFor } from "./mentor-steps";
import { MentorOrganisation } from "./organisation-form";
import "./roles.css";

/** Becoming a mentor, one screen at a time. */
export function MentorFormPage() {
  return <NeedsAccount>{(account) => <MentorForm accountId={account.id} />}</NeedsAccount>;
}

async function load(signal: AbortSignal): Promise<Progress> {
  const [mentor, candidacies] = await Promise.all([rolesApi.mentor(signal), rolesApi.candidacies(signal)]);
  const open = candidacies.filter((one) => one.role === "mentor" && isOpen(one));
  // While a year is asked for anew, that request counts before the approval that still runs.
  return { mentor, candidacy: open.find(({ status }) => status !== "approved") ?? open[0] };
}

function MentorForm({ accountId }: { accountId: string }) {
  const words = rolesWords().mentor;
  const loaded = useLoaded(`mentor ${accountId}`, load);
  const heading = useRef<HTMLHeadingElement>(null);
  const asked = STEPS.find((one) => one === query.value.get("step"));
  const shown = useRef(asked);
  useEffect(() => {
    // A new step reads like a new page: from its heading.
    if (shown.current !== asked && heading.current) {
      heading.current.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
    shown.current = asked;
  }, [asked]);
  /** Without a step: to the first thing not done yet. */
  const go = (step?: Step): void => {
    loaded.reload();
    navigate(`/me/roles/mentor${step ? `?step=${step}` : ""}`);
  };
  return (
    <LoadedPage loaded={loaded}>
      {(progress) => {
        const step = asked ?? nextStep(progress);
        const steps = STEPS.filter((one) => one !== "organisation" || one === step || speaksFor(progress.mentor));
        const number = steps.indexOf(step) + 1;
        return (
          <div class="page">
            <BackButton />
            <PageTitle text={words.title} />
            <ol class="steps" aria-hidden="true">
              {steps.map((one, index) => (
                <li key={one} class={index < number ? "past" : undefined} />
              ))}
            </ol>
            <h2 ref={heading} tabIndex={-1}>
              <span class="hint">{words.progress(number, steps.length)}</span> {words.steps[step]}
            </h2>
            {(step === "job" || step === "about") && (
              <ProfileSteps mentor={progress.mentor} settled={isSettled(progress)} step={step} onGo={go} />
            )}
            {step === "organisation" && <MentorOrganisation accountId={accountId} onNamed={() => go()} />}
            {step === "charter" && <CharterStep mentor={progress.mentor} settled={isSettled(progress)} onGo={go} />}
            {step === "quiz" && <QuizStep onGo={go} />}
            {step === "send" && <SendStep progress={progress} onChanged={loaded.reload} />}
          </div>
        );
      }}
    </LoadedPage>
  );
}
