import { useEffect, useState } from "preact/hooks";
import { api } from "../../../data/client";
import { ManyChoices, OneChoice } from "../../../ui/choices";
import { Combo } from "../../../ui/forms/combo";
import { Field } from "../../../ui/forms/field";
import { Trouble } from "../../../ui/forms/trouble";
import { useSending } from "../../../ui/forms/use-sending";
import { show } from "../../../ui/navigation/announcer";
import { leaveFor } from "../../../ui/navigation/router";
import { type MentorKind, type MentorMine, rolesApi } from "../../data/roles";
import { mentorsWords } from "../../words/mentors";
import { rolesWords } from "../../words/roles";
import type { Step } from "./mentor-steps";
import { careerOptions, communeOptions } from "./searches";

const PRESENTATION_MIN = 20;
const PRESENTATION_MAX = 600;

interface Draft {
  kind: MentorKind;
  job: string;
  career: { code: string; label: string } | null;
  commune: { code: string; label: string } | null;
  languages: string[];
  training: string;
  presentation: string;
}

interface Props {
  mentor: MentorMine;
  /** Approved: a change is saved, and nothing more is asked. */
  settled: boolean;
  step: "job" | "about";
  onGo: (step: Step) => void;
}

function draftOf(mentor: MentorMine): Draft {
  return {
    kind: mentor.kind ?? "professional",
    job: mentor.job_title,
    career: mentor.career_code ? { code: mentor.career_code, label: "" } : null,
    commune: mentor.commune_code ? { code: mentor.commune_code, label: "" } : null,
    languages: mentor.languages.length ? mentor.languages : ["fr"],
    training: mentor.training,
    presentation: mentor.presentation,
  };
}

/** What a mentor says of themself, on two screens that are saved together. */
export function ProfileSteps({ mentor, settled, step, onGo }: Props) {
  const [draft, setDraft] = useState(() => draftOf(mentor));
  const change = (part: Partial<Draft>): void => setDraft((last) => ({ ...last, ...part }));
  useEffect(() => {
    // The profile holds codes; their names come from the lists they were chosen from.
    const { career, commune } = draftOf(mentor);
    if (career) {
      api.career(career.code).then(
        ({ code, label }) => change({ career: { code, label } }),
        () => undefined,
      );
    }
    if (commune) {
      api.commune(commune.code).then(
        ({ code, name }) => change({ commune: { code, label: name } }),
        () => undefined,
      );
    }
  }, []);
  const saved = (): void => {
    if (!settled) {
      onGo(draft.kind === "professional" ? "organisation" : "charter");
      return;
    }
    show(rolesWords().mentor.saved);
    leaveFor("/me/roles");
  };
  return step === "job" ? (
    <JobStep draft={draft} change={change} onGo={onGo} />
  ) : (
    <AboutStep draft={draft} change={change} onGo={onGo} onSaved={saved} />
  );
}

interface StepProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  onGo: (step: Step) => void;
}

function JobStep({ draft, change, onGo }: StepProps) {
  const words = rolesWords().mentor;
  const [tried, setTried] = useState(false);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setTried(true);
    if (draft.job.trim().length >= 2 && draft.career && draft.commune) onGo("about");
  };
  const kinds = Object.entries(words.kinds).map(([value, label]) => ({ value: value as MentorKind, label }));
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <OneChoice legend={words.kind} options={kinds} chosen={draft.kind} onChange={(kind) => change({ kind })} />
      <Field
        label={words.jobTitle}
        hint={words.jobTitleHelp}
        value={draft.job}
        maxLength={80}
        onInput={(job) => change({ job })}
        error={tried && draft.job.trim().length < 2 ? words.jobShort : undefined}
      />
      <Combo
        label={words.career}
        hint={words.careerHelp}
        none={words.noCareer}
        chosen={draft.career ? words.careerChosen(draft.career.label || draft.career.code) : undefined}
        error={tried && !draft.career ? words.careerNeeded : undefined}
        search={careerOptions}
        onChoose={({ key, label }) => change({ career: { code: key, label } })}
      />
      <Combo
        label={words.commune}
        hint={words.communeHelp}
        none={words.noCommune}
        chosen={draft.commune ? words.communeChosen(draft.commune.label || draft.commune.code) : undefined}
        error={tried && !draft.commune ? words.communeNeeded : undefined}
        search={communeOptions}
        onChoose={({ key, label }) => change({ commune: { code: key, label } })}
      />
      <button type="submit" class="button main wide">
        {words.next}
      </button>
    </form>
  );
}

function AboutStep({ draft, change, onGo, onSaved }: StepProps & { onSaved: () => void }) {
  const words = rolesWords().mentor;
  const names = mentorsWords().languages;
  const [tried, setTried] = useState(false);
  const sending = useSending();
  const presentation = draft.presentation.trim();
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!draft.career || !draft.commune) return onGo("job");
    if (presentation.length < PRESENTATION_MIN || !draft.languages.length) return;
    const update = {
      kind: draft.kind,
      job_title: draft.job.trim(),
      career_code: draft.career.code,
      training: draft.training.trim(),
      languages: draft.languages,
      commune_code: draft.commune.code,
      presentation,
    };
    if (await sending.send(() => rolesApi.writeMentor(update))) onSaved();
  };
  const codes = [...new Set([...Object.keys(names), ...draft.languages])];
  const tooShort = tried && presentation.length < PRESENTATION_MIN;
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      <Field
        label={words.presentation}
        hint={words.presentationHelp}
        rows={5}
        maxLength={PRESENTATION_MAX}
        value={draft.presentation}
        onInput={(text) => change({ presentation: text })}
        error={tooShort ? words.presentationShort : sending.fields.presentation}
      />
      <p class="hint">{words.left(PRESENTATION_MAX - draft.presentation.length)}</p>
      <Field
        label={words.training}
        hint={words.trainingHelp}
        maxLength={200}
        value={draft.training}
        onInput={(training) => change({ training })}
        error={sending.fields.training}
      />
      <ManyChoices
        legend={words.languages}
        options={codes.map((code) => ({ value: code, label: names[code] ?? code }))}
        chosen={draft.languages}
        onChange={(languages) => change({ languages })}
      />
      {tried && !draft.languages.length && <p class="field-error">{words.languageNeeded}</p>}
      <p class="hint">{words.privacy}</p>
      <Trouble of={sending} />
      <button type="submit" class="button main wide" aria-disabled={sending.busy}>
        {words.next}
      </button>
      <button type="button" class="button wide" onClick={() => onGo("job")}>
        {words.back}
      </button>
    </form>
  );
}
