import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { ListFailure } from "../../../ui/failure";
import { Confirm, type Question } from "../../../ui/forms/confirm";
import { dayOf } from "../../../ui/forms/day";
import { Field } from "../../../ui/forms/field";
import { Trouble } from "../../../ui/forms/trouble";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { show } from "../../../ui/navigation/announcer";
import { ListSkeleton } from "../../../ui/skeleton";
import { ageApi, type CodeList, type CodeListMade, type CodeListWanted } from "../../data/age";
import { dropFresh, freshCodes, keepFresh, taken } from "../../data/fresh-codes";
import { ageWords } from "../../words/age";
import "../roles/roles.css";
import { CopyButton } from "./copy-button";

interface Props {
  name: string;
  lead: string;
  load: (signal: AbortSignal) => Promise<CodeList[]>;
  make: (wanted: CodeListWanted) => Promise<CodeListMade>;
  /** What else the form asks; whether it is complete is said by `ready`. */
  children?: ComponentChildren;
  ready?: () => boolean;
}

/** As they are read aloud and typed: two groups of five. */
function shown(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** Personal codes: made, printed or copied until the app is closed, cancelled. */
export function AgeCodes({ name, lead, load, make, children, ready }: Props) {
  const words = ageWords().lists;
  const loaded = useLoaded(`age codes ${name}`, load);
  const sending = useSending();
  const [count, setCount] = useState("30");
  const [year, setYear] = useState("");
  const [tried, setTried] = useState(false);
  const [fresh, setFresh] = useState(() => freshCodes(name));
  const [question, setQuestion] = useState<Question | null>(null);
  const right = /^\d{1,3}$/.test(count) && Number(count) >= 1 && Number(count) <= 200;
  const rightYear = /^\d{4}$/.test(year);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if ((ready && !ready()) || !right || !rightYear) return;
    const done = await sending.send(async () => {
      keepFresh(name, await make({ count: Number(count), birth_year: Number(year) }));
      setFresh(freshCodes(name));
    });
    if (done) loaded.reload();
  };
  const revoke = (list: CodeList, withdraw: boolean): void =>
    setQuestion({
      title: words.revoke,
      text: withdraw ? `${words.revokeAsk} ${words.stolen}.` : words.revokeAsk,
      yes: words.revokeYes,
      act: () => ageApi.revoke(list.id, withdraw),
      onDone: () => {
        show(words.revoked);
        dropFresh(name, list.id);
        setFresh(freshCodes(name));
        loaded.reload();
      },
    });
  return (
    <section class="panel printed">
      <h2>{words.title}</h2>
      <p class="hint">{lead}</p>
      <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
        {children}
        <Field
          label={words.year}
          hint={words.yearHelp}
          value={year}
          inputMode="numeric"
          maxLength={4}
          onInput={setYear}
          error={tried && !rightYear ? words.yearNeeded : sending.fields.birth_year}
        />
        <Field
          label={words.count}
          value={count}
          inputMode="numeric"
          maxLength={3}
          onInput={setCount}
          error={tried && !right ? words.countNeeded : sending.fields.count}
        />
        <Trouble of={sending} />
        <button type="submit" class="button" aria-disabled={sending.busy}>
          {words.make}
        </button>
      </form>
      {fresh.length > 0 && <Fresh lists={fresh} />}
      {loaded.error !== undefined && <ListFailure error={loaded.error} onRetry={loaded.reload} />}
      {!loaded.data && loaded.error === undefined && <ListSkeleton rows={1} />}
      <ul class="people">
        {loaded.data?.map((list) => (
          <li key={list.id}>
            <span>
              {list.name}
              <br />
              <span class="hint">
                {list.birth_year && `${words.born(list.birth_year)} `}
                {words.made(dayOf(list.created_at))}. {list.revoked ? words.off : words.used(list.used, list.count)}
              </span>
            </span>
            <span class="actions">
              {!list.revoked && (
                <button type="button" class="button" aria-haspopup="dialog" onClick={() => revoke(list, false)}>
                  {words.revoke}
                </button>
              )}
              {list.used > 0 && (
                <button type="button" class="button" aria-haspopup="dialog" onClick={() => revoke(list, true)}>
                  {words.stolen}
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
      <Confirm question={question} onClose={() => setQuestion(null)} />
    </section>
  );
}

function Fresh({ lists }: { lists: CodeListMade[] }) {
  const words = ageWords().lists;
  const printAll = (): void => {
    for (const { id } of lists) taken(id);
    print();
  };
  return (
    <div class="age-codes stack">
      <p class="banner no-print" role="status">
        {words.once}
      </p>
      <p class="actions no-print">
        <button type="button" class="button main" onClick={printAll}>
          {words.print}
        </button>
      </p>
      {lists.map((made) => (
        <div key={made.id} class="stack">
          <p>
            {words.born(made.birth_year)} {words.until(dayOf(made.expires_at))}
          </p>
          <p class="actions no-print">
            <CopyButton
              text={made.codes.map(shown).join("\n")}
              said={words.copied}
              label={words.copyList(made.birth_year)}
              onCopied={() => taken(made.id)}
            />
          </p>
          <ol>
            {made.codes.map((code) => (
              <li key={code}>
                <code>{shown(code)}</code>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </div>
  );
}
