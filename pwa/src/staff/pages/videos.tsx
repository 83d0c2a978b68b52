import { useState } from "preact/hooks";
import { api, client, unwrap } from "../../data/client";
import { ListFailure } from "../../ui/failure";
import { Field } from "../../ui/forms/field";
import { Trouble } from "../../ui/forms/trouble";
import { useLoaded } from "../../ui/forms/use-loaded";
import { useSending } from "../../ui/forms/use-sending";
import { show } from "../../ui/navigation/announcer";
import { query, setQuery } from "../../ui/navigation/router";
import { SearchField } from "../../ui/search-field";
import { ListSkeleton } from "../../ui/skeleton";
import { type Subject, type VideoList, videosApi } from "../data/videos";
import { staffVideosWords } from "../words/videos";
import { StaffPage } from "./frame";

const FOUND = 10;
const MOST = 8;
const KINDS = ["careers", "trainings"] as const;

/** Videos on a career or a training: which, then its list. */
export function StaffVideosPage() {
  const words = staffVideosWords();
  const about = KINDS.find((kind) => query.value.has(kind));
  const id = about && query.value.get(about);
  return (
    <StaffPage title={words.title} lead={words.lead} roles={["referent", "admin"]}>
      {() => (about && id ? <List key={`${about} ${id}`} subject={{ about, id }} /> : <Choose />)}
    </StaffPage>
  );
}

interface Named {
  id: string;
  label: string;
}

function Choose() {
  const words = staffVideosWords();
  const q = query.value.get("q") ?? "";
  const found = useLoaded(`to have videos ${q}`, async (signal) => {
    if (!q) return undefined;
    const asked = { q, limit: FOUND };
    const [careers, trainings] = await Promise.all([
      api.careers(asked, signal),
      unwrap(client.GET("/api/v1/trainings", { params: { query: asked }, signal })),
    ]);
    return { careers: careers.items.map(({ code, label }) => ({ id: code, label })), trainings: trainings.items };
  });
  const none = found.data && KINDS.every((kind) => !found.data?.[kind].length);
  return (
    <>
      <SearchField
        label={words.search}
        placeholder={words.placeholder}
        value={q}
        onSearch={(next) => setQuery({ q: next || null })}
      />
      {found.error !== undefined && <ListFailure error={found.error} onRetry={found.reload} />}
      {none && <p>{words.none}</p>}
      {KINDS.map((kind) => (
        <Found key={kind} kind={kind} items={found.data?.[kind] ?? []} />
      ))}
    </>
  );
}

function Found({ kind, items }: { kind: Subject["about"]; items: Named[] }) {
  if (!items.length) return null;
  return (
    <section>
      <h2>{staffVideosWords()[kind]}</h2>
      <ul class="links">
        {items.map(({ id, label }) => (
          <li key={id}>
            <a href={`/staff/videos?${kind}=${id}`}>{label}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function List({ subject }: { subject: Subject }) {
  const words = staffVideosWords();
  const list = useLoaded(`videos ${subject.id}`, (signal) => videosApi.read(subject, signal));
  const name = useLoaded(`name ${subject.id}`, () => nameOf(subject));
  const again = (): void => {
    list.reload();
    name.reload();
  };
  return (
    <>
      <p>
        <a href={`/${subject.about}/${subject.id}`}>{name.data ?? subject.id}</a> ·{" "}
        <a href="/staff/videos">{words.other}</a>
      </p>
      {list.error !== undefined && <ListFailure error={list.error} onRetry={again} />}
      {list.data === undefined && list.error === undefined && <ListSkeleton rows={2} />}
      {list.data && (
        <Lines
          key={list.data.version}
          subject={subject}
          list={list.data}
          onSaved={list.replace}
          onAgain={list.reload}
        />
      )}
    </>
  );
}

/** What the page of a career or a training is called. */
async function nameOf({ about, id }: Subject): Promise<string> {
  if (about === "careers") return (await api.career(id)).label_inclusive;
  const path = { training_id: id };
  return (await unwrap(client.GET("/api/v1/trainings/{training_id}", { params: { path } }))).label;
}

interface Props {
  subject: Subject;
  list: VideoList;
  onSaved: (list: VideoList) => void;
  onAgain: () => void;
}

function Lines({ subject, list, onSaved, onAgain }: Props) {
  const words = staffVideosWords();
  const sending = useSending();
  const [lines, setLines] = useState(() =>
    list.videos.map(({ address, title, title_en }) => ({ address, title, title_en: title_en ?? "" })),
  );
  const change = (at: number, values: Partial<(typeof lines)[number]>): void =>
    setLines(lines.map((line, index) => (index === at ? { ...line, ...values } : line)));
  const swap = (at: number): void =>
    setLines(lines.map((line, index) => (index === at ? lines[at - 1]! : index === at - 1 ? lines[at]! : line)));
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const videos = lines.map(({ title_en, ...line }) => ({ ...line, title_en: title_en.trim() || null }));
    const save = async () => onSaved(await videosApi.write(subject, { version: list.version, videos }));
    if (await sending.send(save)) show(words.saved);
  };
  return (
    <form class="stack" onSubmit={(event) => void submit(event)}>
      {lines.length === 0 && <p class="hint">{words.empty}</p>}
      {lines.map((line, at) => (
        <fieldset key={at} class="review">
          <legend>{words.video(at + 1)}</legend>
          <Field
            label={words.address}
            hint={words.addressHint}
            value={line.address}
            onInput={(address) => change(at, { address })}
            maxLength={500}
            required
            error={sending.fields[`videos.${at}.address`]}
          />
          <Field
            label={words.name}
            value={line.title}
            onInput={(title) => change(at, { title })}
            maxLength={120}
            required
            error={sending.fields[`videos.${at}.title`]}
          />
          <Field
            label={words.nameEn}
            value={line.title_en}
            onInput={(title_en) => change(at, { title_en })}
            maxLength={120}
            error={sending.fields[`videos.${at}.title_en`]}
          />
          <p class="actions">
            {at > 0 && (
              <button type="button" class="button" onClick={() => swap(at)}>
                {words.up(at + 1)}
              </button>
            )}
            <button type="button" class="button" onClick={() => setLines(lines.filter((_, index) => index !== at))}>
              {words.remove(at + 1)}
            </button>
          </p>
        </fieldset>
      ))}
      <Trouble of={sending} />
      {sending.code === "videos-changed" && (
        <p class="actions">
          <button type="button" class="button" onClick={onAgain}>
            {words.again}
          </button>
        </p>
      )}
      <p class="actions">
        {lines.length < MOST && (
          <button
            type="button"
            class="button"
            onClick={() => setLines([...lines, { address: "", title: "", title_en: "" }])}
          >
            {words.add}
          </button>
        )}
        <button type="submit" class="button main" aria-disabled={sending.busy}>
          {words.save}
        </button>
      </p>
    </form>
  );
}
