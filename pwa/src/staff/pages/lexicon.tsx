import { useState } from "preact/hooks";
import { readingText } from "../../guide/pages/search/said";
import { ListFailure } from "../../ui/failure";
import { Field } from "../../ui/forms/field";
import { SelectField } from "../../ui/forms/select-field";
import { useLoaded } from "../../ui/forms/use-loaded";
import { query, setQuery } from "../../ui/navigation/router";
import { SearchField } from "../../ui/search-field";
import { type Entry, lexiconApi, type Sort, type Understood } from "../data/lexicon";
import { lexiconWords } from "../words/lexicon";
import { StaffPage } from "./frame";
import { LexiconForm } from "./lexicon-form";
import { meaningText } from "./lexicon-meaning";
import { StaffList } from "./list";

const SHOWN = 8;

/** The lexicon: its entries, one of them to write, and what a search is read as. */
export function LexiconPage() {
  const words = lexiconWords();
  // Words that people used and the search does not know.
  const asked = query.value.get("words") ?? "";
  const [chosen, choose] = useState<Entry | "new" | null>(asked ? "new" : null);
  const done = (): void => {
    choose(null);
    if (asked) setQuery({ words: null });
  };
  return (
    <StaffPage title={words.title} lead={words.lead} roles={["referent", "admin"]}>
      {() =>
        chosen ? (
          <LexiconForm entry={chosen === "new" ? null : chosen} asked={asked} onDone={done} />
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
  const meaning = meaningText(entry);
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

function told({ corrected, words, readings }: Understood): string {
  return [
    ...corrected.map(({ typed, meant }) => `${typed} → ${meant}`),
    ...words,
    ...readings.map((reading) => readingText(reading)),
  ].join(" · ");
}
