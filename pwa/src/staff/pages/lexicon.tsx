import { useState } from "preact/hooks";
import { ListFailure } from "../../ui/failure";
import { Field, Tick } from "../../ui/forms/field";
import { SelectField } from "../../ui/forms/select-field";
import { Trouble } from "../../ui/forms/trouble";
import { useLoaded } from "../../ui/forms/use-loaded";
import { useSending } from "../../ui/forms/use-sending";
import { show } from "../../ui/navigation/announcer";
import { query, setQuery } from "../../ui/navigation/router";
import { SearchField } from "../../ui/search-field";
import { type Entry, lexiconApi, type Sort, type Understood } from "../data/lexicon";
import { lexiconWords } from "../words/lexicon";
import { StaffPage } from "./frame";
import { StaffList } from "./list";

const SHOWN = 8;
const WITH_MEANING: readonly Sort[] = ["short", "place_kind", "diploma", "status", "type", "level", "page", "area"];
const WITH_CAREERS: readonly Sort[] = ["same", "wish"];

/** The lexicon: its entries, one of them to write, and what a search is read as. */
export function LexiconPage() {
  const words = lexiconWords();
  const [chosen, choose] = useState<Entry | "new" | null>(null);
  return (
    <StaffPage title={words.title} lead={words.lead} roles={["referent", "admin"]}>
      {() =>
        chosen ? (
          <Write entry={chosen === "new" ? null : chosen} onDone={() => choose(null)} />
        ) : (
          <Entries onChoose={choose} />
        )
      }
    </StaffPage>
  );
}

function Entries({ onChoose }: { onChoose: (entry: Entry | "new") => void }) {
  const words = lexiconWords();
  const q = query.value.get("q") ?? "";
  const sorts = Object.keys(words.sorts) as Sort[];
  const sort = sorts.find((one) => one === query.value.get("sort"));
  return (
    <>
      <Try />
      <SearchField
        label={words.search}
        placeholder={words.placeholder}
        value={q}
        onSearch={(next) => setQuery({ q: next || null })}
      />
      <SelectField<Sort | "">
        label={words.sort}
        value={sort ?? ""}
        options={[{ value: "", label: words.all }, ...sorts.map((value) => ({ value, label: words.sorts[value] }))]}
        onChange={(next) => setQuery({ sort: next || null })}
      />
      <p class="actions">
        <button type="button" class="button main" onClick={() => onChoose("new")}>
          {words.add}
        </button>
      </p>
      <StaffList<Entry>
        name={`lexicon ${sort} ${q}`}
        load={(asked, signal) => lexiconApi.list({ ...asked, q, ...(sort && { sort }) }, signal)}
        none={words.none}
        found={words.found}
      >
        {(entries) => (
          <ul class="reviews">
            {entries.map((entry) => (
              <One key={entry.id} entry={entry} onChoose={onChoose} />
            ))}
          </ul>
        )}
      </StaffList>
    </>
  );
}

function One({ entry, onChoose }: { entry: Entry; onChoose: (entry: Entry) => void }) {
  const words = lexiconWords();
  const whose = entry.own ? (entry.taught ? words.changed : words.own) : words.taught;
  const meaning = [entry.kind, entry.means, ...entry.careers].filter(Boolean).join(" · ");
  return (
    <li class="review">
      <h2>{entry.words.slice(0, SHOWN).join(", ")}</h2>
      <p>
        {words.sorts[entry.sort]}
        {meaning && <span class="as-typed"> → {meaning}</span>}
      </p>
      <p class="hint">
        {whose}
        {entry.put_aside && ` · ${words.aside}`}
      </p>
      <p class="actions">
        <button type="button" class="button" onClick={() => onChoose(entry)}>
          {words.change(entry.words[0] ?? entry.id)}
        </button>
      </p>
    </li>
  );
}

const EMPTY = { sort: "same" as Sort, words: [] as string[], means: "", kind: "", careers: [] as string[] };

function Write({ entry, onDone }: { entry: Entry | null; onDone: () => void }) {
  const words = lexiconWords();
  const sending = useSending();
  const was = entry ?? { ...EMPTY, put_aside: false };
  const [id] = useState(() => entry?.id ?? crypto.randomUUID());
  const [sort, setSort] = useState(was.sort);
  const [lines, setLines] = useState(was.words.join("\n"));
  const [means, setMeans] = useState(was.means);
  const [kind, setKind] = useState(was.kind);
  const [careers, setCareers] = useState(was.careers.join(" "));
  const [aside, setAside] = useState(was.put_aside);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const meant = WITH_MEANING.includes(sort);
    const written = {
      version: entry?.version ?? "",
      sort,
      words: cut(lines, "\n"),
      means: meant ? means : "",
      kind: meant ? kind.trim() : "",
      careers: WITH_CAREERS.includes(sort) ? cut(careers.toUpperCase(), " ") : [],
      put_aside: aside,
    };
    if (await sending.send(() => lexiconApi.write(id, written))) {
      show(words.saved);
      onDone();
    }
  };
  const takeBack = async (): Promise<void> => {
    if (await sending.send(() => lexiconApi.takeBack(id))) {
      show(words.takenBack);
      onDone();
    }
  };
  const sorts = Object.keys(words.sorts) as Sort[];
  return (
    <form class="stack" onSubmit={(event) => void submit(event)}>
      {!entry?.own && (
        <SelectField
          label={words.sort}
          value={sort}
          options={sorts.map((value) => ({ value, label: words.sorts[value] }))}
          onChange={setSort}
          error={sending.fields.sort}
        />
      )}
      <Field
        label={words.words}
        hint={words.wordsHint}
        value={lines}
        onInput={setLines}
        rows={6}
        required
        error={sending.fields.words}
      />
      {WITH_MEANING.includes(sort) && (
        <Field
          label={words.means}
          hint={words.meansHints[sort]}
          value={means}
          onInput={setMeans}
          maxLength={100}
          error={sending.fields.means}
        />
      )}
      {(sort === "type" || sort === "area") && (
        <Field
          label={words.kind}
          hint={sort === "area" ? words.kindArea : undefined}
          value={kind}
          onInput={setKind}
          maxLength={40}
          error={sending.fields.kind}
        />
      )}
      {WITH_CAREERS.includes(sort) && (
        <Field
          label={words.careers}
          hint={words.careersHint}
          value={careers}
          onInput={setCareers}
          error={sending.fields.careers}
        />
      )}
      <Tick label={words.putAside} checked={aside} onChange={setAside} />
      <Trouble of={sending} />
      <p class="actions">
        <button type="submit" class="button main" aria-disabled={sending.busy}>
          {words.save}
        </button>
        {entry?.taught && (
          <button type="button" class="button" aria-disabled={sending.busy} onClick={() => void takeBack()}>
            {words.takeBack}
          </button>
        )}
        <button type="button" class="button" onClick={onDone}>
          {words.back}
        </button>
      </p>
    </form>
  );
}

function cut(text: string, sign: string): string[] {
  return text
    .split(sign)
    .map((one) => one.trim())
    .filter(Boolean);
}

/** What a search is read as, with what it finds first. */
function Try() {
  const words = lexiconWords();
  const [typing, setTyping] = useState("");
  const [typed, setTyped] = useState("");
  const found = useLoaded(`tried ${typed}`, async (signal) => (typed ? lexiconApi.tried(typed, signal) : undefined));
  return (
    <section class="review">
      <h2>{words.tryIt}</h2>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setTyped(typing.trim());
        }}
      >
        <Field label={words.tryLabel} hint={words.tryHint} value={typing} onInput={setTyping} maxLength={200} />
        <p class="actions">
          <button type="submit" class="button">
            {words.tryIt}
          </button>
        </p>
      </form>
      {found.error !== undefined && <ListFailure error={found.error} onRetry={found.reload} />}
      {found.data && (
        <div role="status">
          <p>
            {words.readAs} <span class="as-typed">{told(found.data.understood)}</span>
          </p>
          <p>
            {found.data.items.length
              ? `${words.first} ${found.data.items.map((one) => one.name).join(" · ")}`
              : words.nothing}
          </p>
        </div>
      )}
    </section>
  );
}

function told(read: Understood): string {
  const { words, place_kinds, diplomas, levels, statuses, types, commune, department, corrected } = read;
  return [
    ...corrected.map(({ typed, meant }) => `${typed} → ${meant}`),
    ...words,
    ...place_kinds,
    ...diplomas,
    ...levels.map(String),
    ...statuses,
    ...types,
    commune?.name ?? department,
  ]
    .filter(Boolean)
    .join(" · ");
}
