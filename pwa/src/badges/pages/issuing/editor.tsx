import { useRef, useState } from "preact/hooks";
import { careerOptions } from "../../../people/pages/roles/searches";
import { OneChoice } from "../../../ui/choices";
import { Combo } from "../../../ui/forms/combo";
import { Field, Tick } from "../../../ui/forms/field";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { SelectField } from "../../../ui/forms/select-field";
import { Trouble } from "../../../ui/forms/trouble";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { focusWrong, useSending } from "../../../ui/forms/use-sending";
import { Icon } from "../../../ui/icon";
import { show } from "../../../ui/navigation/announcer";
import { navigate } from "../../../ui/navigation/router";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { contentOf, dropDraft, keepDraft, keptDraft, type Written, writtenOf } from "../../data/issuing/badge-draft";
import {
  type Achievement,
  type AchievementKind,
  type Alignment,
  type Designs,
  designsApi,
  issuingApi,
} from "../../data/issuing/issuing";
import { issuingWords } from "../../words/issuing";
import { IssuerPage } from "./issuers";
import { PictureFields, savePicture } from "./picture-fields";

/** A badge that does not exist yet. */
export function NewAchievementPage() {
  return <IssuerPage>{(one) => <Loaded organisation={one.id} />}</IssuerPage>;
}

/** A badge of one's organisation, to change. */
export function EditAchievementPage({ id }: { id: string }) {
  return <NeedsAccount roles={["issuer"]}>{() => <Known id={id} />}</NeedsAccount>;
}

function Known({ id }: { id: string }) {
  const loaded = useLoaded(`achievement ${id}`, (signal) => issuingApi.read(id, signal));
  return (
    <LoadedPage loaded={loaded}>
      {(achievement) => <Loaded organisation={achievement.organisation_id} achievement={achievement} />}
    </LoadedPage>
  );
}

interface Props {
  organisation: string;
  achievement?: Achievement;
}

function Loaded(props: Props) {
  const designs = useLoaded("designs", designsApi.all);
  return <LoadedPage loaded={designs}>{(choices) => <Editor {...props} choices={choices} />}</LoadedPage>;
}

const KINDS: AchievementKind[] = ["Badge", "Competency", "Certificate", "CommunityService"];
const PERIODS = [0, 12, 24, 36, 60];
const EMPTY: Alignment = { target_url: "", target_name: "", target_code: "", target_framework: "" };

function Editor({ organisation, achievement, choices }: Props & { choices: Designs }) {
  const words = issuingWords().edit;
  const sending = useSending();
  const draft = useDraft(organisation, achievement, choices);
  const { written, write } = draft;
  const { name, description, criteria, kind, tags, careers, alignments, months, requestable } = written;
  const [file, setFile] = useState<File | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const [unnamed, setUnnamed] = useState(false);
  const save = async (): Promise<void> => {
    setUnnamed(!name.trim());
    if (!name.trim()) return focusWrong(form);
    const done = await sending.send(async () => {
      await draft.save();
      await savePicture(draft.id, written, file, achievement?.design);
    });
    if (!done) return;
    draft.drop();
    show(words.saved);
    navigate(`/issuing/achievements/${draft.id}`, { replace: true });
  };
  const error = (field: string): string | undefined => sending.fields[field];
  const align = (index: number, part: Partial<Alignment>): void =>
    write({ alignments: alignments.map((one, at) => (at === index ? { ...one, ...part } : one)) });
  return (
    <div class="page">
      <BackButton />
      <PageTitle text={achievement ? words.title : words.newTitle} />
      {achievement && achievement.status !== "draft" && <p class="lead">{words.keeps}</p>}
      {draft.found && (
        <div class="word stack">
          <p>
            {words.drafts[draft.found]} {!written.composed && words.drafts.file}
          </p>
          <p class="actions">
            <button type="button" class="button" onClick={draft.restart}>
              {achievement ? words.toSaved : words.restart}
            </button>
          </p>
        </div>
      )}
      <form
        ref={form}
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field
          label={words.name}
          hint={words.nameHint}
          value={name}
          onInput={(name) => write({ name })}
          maxLength={120}
          error={unnamed ? words.nameNeeded : error("name")}
          required
        />
        <Field
          label={words.description}
          value={description}
          onInput={(description) => write({ description })}
          rows={3}
          maxLength={1000}
          error={error("description")}
        />
        <Field
          label={words.criteria}
          hint={words.criteriaHint}
          value={criteria}
          onInput={(criteria) => write({ criteria })}
          rows={4}
          maxLength={4000}
          error={error("criteria")}
        />
        <section>
          <h2>{words.picture}</h2>
          <PictureFields
            drawing={written}
            file={file}
            achievement={achievement}
            choices={choices}
            error={error("image")}
            onWrite={write}
            onFile={setFile}
          />
        </section>
        <OneChoice
          legend={words.kind}
          options={KINDS.map((value) => ({ value, label: words.kinds[value]! }))}
          chosen={kind}
          onChange={(kind) => write({ kind })}
        />
        <div>
          <Combo
            label={words.careers}
            hint={words.careersHint}
            none={words.noCareer}
            error={error("career_codes")}
            search={careerOptions}
            onChoose={({ key, label }) =>
              write({ careers: [...careers.filter(({ code }) => code !== key), { code: key, label }].slice(0, 10) })
            }
          />
          {careers.map(({ code, label }) => (
            <Chosen
              key={code}
              label={label}
              onRemove={() => write({ careers: careers.filter((one) => one.code !== code) })}
            />
          ))}
        </div>
        <SelectField
          label={words.validity}
          value={String(months)}
          options={[...new Set([...PERIODS, months])].map((n) => ({
            value: String(n),
            label: words.for[n] ?? words.months(n),
          }))}
          onChange={(value) => write({ months: Number(value) })}
          error={error("validity_months")}
        />
        <Field
          label={words.tags}
          hint={words.tagsHint}
          value={tags}
          onInput={(tags) => write({ tags })}
          maxLength={400}
          error={error("tags")}
        />
        <Tick label={words.requestable} checked={requestable} onChange={(requestable) => write({ requestable })} />
        <details open={alignments.length > 0}>
          <summary>{words.frameworks}</summary>
          {alignments.map((one, index) => (
            <fieldset key={index} class="stack alignment">
              <Field
                label={words.framework.url}
                value={one.target_url}
                onInput={(target_url) => align(index, { target_url })}
                error={error(`alignments.${index}.target_url`)}
              />
              <Field
                label={words.framework.name}
                value={one.target_name}
                onInput={(target_name) => align(index, { target_name })}
                error={error(`alignments.${index}.target_name`)}
              />
              <Field
                label={words.framework.framework}
                value={one.target_framework ?? ""}
                onInput={(target_framework) => align(index, { target_framework })}
              />
            </fieldset>
          ))}
          <p class="actions">
            <button
              type="button"
              class="button"
              onClick={() => write({ alignments: [...alignments, EMPTY].slice(0, 10) })}
            >
              {words.addFramework}
            </button>
          </p>
        </details>
        <Trouble of={sending} />
        <p class="hint">{words.kept}</p>
        <button type="submit" class="button main wide" aria-disabled={sending.busy}>
          {words.save}
        </button>
      </form>
    </div>
  );
}

interface Draft {
  id: string;
  written: Written;
  write: (part: Partial<Written>) => void;
  /** What an earlier visit left, and whether somebody has changed the badge since. */
  found: "found" | "outdated" | null;
  /** Leave that, and begin with what the server has. */
  restart: () => void;
  /** Send the words: begun first, then changed. */
  save: () => Promise<void>;
  drop: () => void;
}

/** What is written of a badge, kept on the phone as it is. */
function useDraft(organisation: string, achievement: Achievement | undefined, choices: Designs): Draft {
  const [id] = useState(() => achievement?.id ?? crypto.randomUUID());
  const design = { shape: choices.shapes[0]!.code, colour: choices.colours[0]!.code, icon: choices.icons[0]!.code };
  const before = writtenOf(achievement, design);
  // What a first attempt began is changed by the next one, and is a badge of its own from then on.
  const begun = useRef(achievement !== undefined);
  // What the form goes beyond; nothing once it was sent.
  const base = useRef<Written | null>(before);
  const key = (): string => (begun.current ? id : `new ${organisation}`);
  const [kept, setKept] = useState(() => keptDraft(key(), before));
  const [written, setWritten] = useState(kept?.written ?? before);
  return {
    id,
    written,
    write: (part) => {
      const next = { ...written, ...part };
      setWritten(next);
      keepDraft(key(), next, base.current);
    },
    found: kept ? (kept.outdated ? "outdated" : "found") : null,
    restart: () => {
      dropDraft(key());
      setKept(undefined);
      setWritten(before);
    },
    save: async () => {
      const content = contentOf(written);
      await (begun.current ? issuingApi.change(id, content) : issuingApi.begin(organisation, id, content));
      dropDraft(key());
      begun.current = true;
      base.current = null;
    },
    drop: () => dropDraft(key()),
  };
}

function Chosen({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <p class="chosen">
      <span>{label}</span>
      <button type="button" class="round" aria-label={issuingWords().edit.remove(label)} onClick={onRemove}>
        <Icon name="close" />
      </button>
    </p>
  );
}
