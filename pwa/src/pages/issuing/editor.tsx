import { useEffect, useRef, useState } from "preact/hooks";
import { show } from "../../app/announcer";
import { navigate } from "../../app/router";
import { OneChoice } from "../../components/choices";
import { Combo } from "../../components/forms/combo";
import { Field, Tick } from "../../components/forms/field";
import { LoadedPage } from "../../components/forms/loaded-page";
import { SelectField } from "../../components/forms/select-field";
import { Trouble } from "../../components/forms/trouble";
import { useLoaded } from "../../components/forms/use-loaded";
import { focusWrong, useSending } from "../../components/forms/use-sending";
import { Icon } from "../../components/icon";
import { NeedsAccount } from "../../components/needs-account";
import { BackButton, PageTitle } from "../../components/page";
import {
  type Achievement,
  type AchievementKind,
  type AchievementWrite,
  type Alignment,
  type Design,
  type Designs,
  designsApi,
  issuingApi,
} from "../../data/issuing/issuing";
import { issuingWords } from "../../i18n/issuing";
import { careerOptions } from "../roles/searches";
import { Designer } from "./designer";
import { FileField } from "./file-field";
import { Picture } from "./home";
import { IssuerPage } from "./issuers";

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
  const [id] = useState(() => achievement?.id ?? crypto.randomUUID());
  const [name, setName] = useState(achievement?.name ?? "");
  const [description, setDescription] = useState(achievement?.description ?? "");
  const [criteria, setCriteria] = useState(achievement?.criteria ?? "");
  const [kind, setKind] = useState<AchievementKind>(achievement?.kind ?? "Badge");
  const [tags, setTags] = useState(achievement?.tags.join(", ") ?? "");
  const [careers, setCareers] = useState(achievement?.careers ?? []);
  const [alignments, setAlignments] = useState(achievement?.alignments ?? []);
  const [months, setMonths] = useState(achievement?.validity_months ?? 0);
  const [requestable, setRequestable] = useState(achievement?.requestable ?? true);
  const picture = usePicture(achievement, choices);
  // What a first attempt began is changed by the next one.
  const begun = useRef(achievement !== undefined);
  const form = useRef<HTMLFormElement>(null);
  const [unnamed, setUnnamed] = useState(false);
  const save = async (): Promise<void> => {
    setUnnamed(!name.trim());
    if (!name.trim()) return focusWrong(form);
    const content: AchievementWrite = {
      name,
      description,
      criteria,
      kind,
      tags: tags.split(",").map((tag) => tag.trim()).filter(Boolean),
      career_codes: careers.map(({ code }) => code),
      alignments: alignments.filter((one) => one.target_url.trim()),
      validity_months: months || null,
      requestable,
    };
    const done = await sending.send(async () => {
      await (begun.current ? issuingApi.change(id, content) : issuingApi.begin(organisation, id, content));
      begun.current = true;
      await picture.save(id);
    });
    if (!done) return focusWrong(form);
    show(words.saved);
    navigate(`/issuing/achievements/${id}`, { replace: true });
  };
  const error = (field: string): string | undefined => sending.fields[field];
  const align = (index: number, part: Partial<Alignment>): void =>
    setAlignments(alignments.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <div class="page">
      <BackButton />
      <PageTitle text={achievement ? words.title : words.newTitle} />
      {achievement && achievement.status !== "draft" && <p class="lead">{words.keeps}</p>}
      <form
        ref={form}
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field label={words.name} hint={words.nameHint} value={name} onInput={setName} maxLength={120} error={unnamed ? words.nameNeeded : error("name")} required />
        <Field label={words.description} value={description} onInput={setDescription} rows={3} maxLength={1000} error={error("description")} />
        <Field
          label={words.criteria}
          hint={words.criteriaHint}
          value={criteria}
          onInput={setCriteria}
          rows={4}
          maxLength={4000}
          error={error("criteria")}
        />
        <section>
          <h2>{words.picture}</h2>
          <PictureFields picture={picture} choices={choices} error={error("image")} />
        </section>
        <OneChoice
          legend={words.kind}
          options={KINDS.map((value) => ({ value, label: words.kinds[value]! }))}
          chosen={kind}
          onChange={setKind}
        />
        <div>
          <Combo
            label={words.careers}
            hint={words.careersHint}
            none={words.noCareer}
            error={error("career_codes")}
            search={careerOptions}
            onChoose={({ key, label }) =>
              setCareers([...careers.filter(({ code }) => code !== key), { code: key, label }].slice(0, 10))
            }
          />
          {careers.map(({ code, label }) => (
            <Chosen key={code} label={label} onRemove={() => setCareers(careers.filter((one) => one.code !== code))} />
          ))}
        </div>
        <SelectField
          label={words.validity}
          value={String(months)}
          options={[...new Set([...PERIODS, months])].map((n) => ({ value: String(n), label: words.for[n] ?? words.months(n) }))}
          onChange={(value) => setMonths(Number(value))}
          error={error("validity_months")}
        />
        <Field label={words.tags} hint={words.tagsHint} value={tags} onInput={setTags} maxLength={400} error={error("tags")} />
        <Tick label={words.requestable} checked={requestable} onChange={setRequestable} />
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
            <button type="button" class="button" onClick={() => setAlignments([...alignments, EMPTY].slice(0, 10))}>
              {words.addFramework}
            </button>
          </p>
        </details>
        <Trouble of={sending} />
        <button type="submit" class="button main wide" aria-disabled={sending.busy}>
          {words.save}
        </button>
      </form>
    </div>
  );
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

interface PictureState {
  composed: boolean;
  design: Design;
  file: File | null;
  /** The picture it has today. */
  url: string | null;
  compose: (design: Design) => void;
  upload: (file: File) => void;
  setComposed: (composed: boolean) => void;
  /** Send what changed, once the badge is there. */
  save: (id: string) => Promise<void>;
}

function usePicture(achievement: Achievement | undefined, choices: Designs): PictureState {
  const first = { shape: choices.shapes[0]!.code, colour: choices.colours[0]!.code, icon: choices.icons[0]!.code };
  const [design, setDesign] = useState<Design>(achievement?.design ?? first);
  const [composed, setComposed] = useState(!achievement?.image_url || Boolean(achievement.design));
  const [changed, setChanged] = useState(!achievement?.image_url);
  const [file, setFile] = useState<File | null>(null);
  return {
    composed,
    design,
    file,
    url: achievement?.image_url ?? null,
    compose: (wanted) => {
      setDesign(wanted);
      setChanged(true);
    },
    upload: setFile,
    setComposed,
    save: async (id) => {
      if (!composed && file) await issuingApi.writePicture(id, file);
      if (composed && (changed || !achievement?.design)) await designsApi.choose(id, design);
    },
  };
}

interface PictureProps {
  picture: PictureState;
  choices: Designs;
  /** Why the server refused the file. */
  error: string | undefined;
}

function PictureFields({ picture, choices, error }: PictureProps) {
  const words = issuingWords().edit;
  return (
    <>
      <OneChoice
        legend={words.picture}
        quiet
        options={[
          { value: "compose", label: words.compose },
          { value: "upload", label: words.upload },
        ]}
        chosen={picture.composed ? "compose" : "upload"}
        onChange={(way) => picture.setComposed(way === "compose")}
      />
      {picture.composed ? (
        <Designer choices={choices} design={picture.design} onChange={picture.compose} />
      ) : (
        <>
          {picture.file ? <ChosenFile file={picture.file} /> : picture.url && <Picture url={picture.url} size={144} />}
          <FileField
            label={words.uploadLabel}
            error={error}
            send={(file) => Promise.resolve(picture.upload(file))}
          />
        </>
      )}
    </>
  );
}

/** The file as it will be sent, seen before it goes. */
function ChosenFile({ file }: { file: File }) {
  const [url, setUrl] = useState("");
  useEffect(() => {
    const reader = new FileReader();
    reader.onload = () => setUrl(String(reader.result));
    reader.readAsDataURL(file);
    return () => reader.abort();
  }, [file]);
  return (
    <div>
      {url && <img class="badge-picture chosen-file" src={url} alt="" />}
      <p class="hint">{file.name}</p>
    </div>
  );
}
