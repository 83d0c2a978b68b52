import { useEffect, useRef, useState } from "preact/hooks";
import { offline } from "../../../data/connection";
import { where } from "../../../data/preferences";
import { me } from "../../../data/session";
import { keptSheet, keyOf, type SheetType } from "../../../data/store";
import { forgetTalk, keepDraft, say, type Turn, talk } from "../../../talk/data/chat";
import { chatWords } from "../../../talk/words/chat";
import { nameOf } from "../../../ui/cards";
import { Trouble } from "../../../ui/forms/trouble";
import { useSending } from "../../../ui/forms/use-sending";
import { Icon } from "../../../ui/icon";
import { announce, show } from "../../../ui/navigation/announcer";
import { query } from "../../../ui/navigation/router";
import { BackButton, PageTitle } from "../../../ui/page";
import { Exchange } from "./answer";
import { without } from "./without";
import "./chat.css";

const TEXT_MAX = 500;
/** Pages that « ça » may mean. */
const PAGE = /^\/(careers|trainings|places)\/([A-Za-z0-9.-]{1,80})$/;
const SHEETS: Record<string, SheetType> = { careers: "career", trainings: "training", places: "place" };

interface Said {
  /** What it goes on from, where that is not what was said last. */
  from?: Pick<Turn, "page" | "before"> | undefined;
  /** By the keyboard, which stays where it is; a tap on what the answer takes away goes on with the answer. */
  typed?: boolean;
  /** A second time, by itself. */
  again?: boolean;
}

/** Ask in one's own words: automatic answers, from what is published. */
export function ChatPage() {
  const words = chatWords();
  const { turns } = talk.value;
  const asked = query.value.get("page") ?? "";
  const page = PAGE.test(asked) ? asked : null;
  const field = useRef<HTMLTextAreaElement>(null);
  const sending = useSending();
  const last = turns.at(-1);
  const tapped = useRef(false);
  const unsent = useRef<(Said & { text: string }) | null>(null);
  useNewAnswer(last, tapped);

  const tell = async (text: string, { from, typed = false, again = false }: Said = {}): Promise<void> => {
    // From another page than before, « ça » is what that one shows.
    const goesOn = last && (page === null || last.page === page);
    const before = goesOn ? last.answer.context : null;
    const near = where.value;
    const commune = near && near.by !== "region" ? (near.code ?? null) : null;
    tapped.current = !typed;
    const done = await sending.send(() => say(text, { page, before, ...from, commune }));
    if (done && typed && talk.peek().draft.trim() === text) keepDraft("");
    const without = !done && offline.peek();
    unsent.current = without && !again ? { text, from, typed } : null;
    if (without) {
      announce(words.offline);
      requestAnimationFrame(() => document.querySelector(".chat-offline")?.scrollIntoView({ block: "nearest" }));
    }
  };
  // What had no network goes when it is back, once, if it is still what stands in the field.
  useEffect(() => {
    const { text, ...said } = unsent.current ?? { text: "" };
    if (offline.value || !text) return;
    if (!said.typed || talk.peek().draft.trim() === text) void tell(text, { ...said, again: true });
  }, [offline.value]);
  const refuse = (turn: Turn, refused: string[]): void => {
    const { search } = turn.answer.understood;
    if (!search) return;
    const { text, alone } = without(turn.text, refused, search);
    if (text) return void tell(text, { from: alone ? { page: null, before: null } : turn });
    keepDraft(turn.text);
    field.current?.focus();
  };
  const erase = (): void => {
    forgetTalk();
    sending.clear();
    show(words.erased);
    document.querySelector("h1")?.focus();
  };

  return (
    <div class="page text chat">
      <div class="chat-head">
        <BackButton />
        {turns.length > 0 && (
          <button type="button" class="button" onClick={erase}>
            {words.erase}
          </button>
        )}
      </div>
      <PageTitle text={words.title} />
      <p class="lead">{words.automatic}</p>
      {page && <About page={page} />}
      {turns.length === 0 && !offline.value && <Examples onSay={(text) => void tell(text)} />}
      <ol class="chat-turns">
        {turns.map((turn) => (
          <Exchange
            key={turn.id}
            turn={turn}
            last={turn === last}
            onSay={(text) => void tell(text)}
            onRefuse={refuse}
          />
        ))}
      </ol>
      {offline.value ? <WithoutNetwork /> : <Trouble of={sending} />}
      <Write field={field} busy={sending.busy} onSend={(text) => void tell(text, { typed: true })} />
      <p class="hint">
        {words.phoneOnly} {me.value && words.heard}
      </p>
    </div>
  );
}

/** A new answer comes under the eye, and is read aloud once; what was tapped is gone, and the focus goes on with it. */
function useNewAnswer(last: Turn | undefined, tapped: { current: boolean }): void {
  const words = chatWords();
  const seen = useRef(last?.id);
  useEffect(() => {
    if (!last || last.id === seen.current) return;
    seen.current = last.id;
    const { text, cards, help } = last.answer;
    const numbers = (help ?? []).map(({ number, what }) => `${number}, ${what}.`);
    announce([text, ...numbers, cards.length > 0 && words.cards(cards.length)].filter(Boolean).join(" "));
    const drawn = document.getElementById(last.id);
    if (tapped.current) drawn?.querySelector("h2")?.focus({ preventScroll: true });
    drawn?.scrollIntoView({ block: "start" });
  }, [last?.id]);
}

/** What « ça » means: the page that one comes from, by the name under which the phone keeps it. */
function About({ page }: { page: string }) {
  const [name, setName] = useState("");
  useEffect(() => {
    const [, room = "", id = ""] = PAGE.exec(page) ?? [];
    void keptSheet(keyOf(SHEETS[room]!, id)).then((kept) => setName(kept ? nameOf(kept.sheet) : ""));
  }, [page]);
  return name ? <p class="hint">{chatWords().about(name)}</p> : null;
}

function Examples({ onSay }: { onSay: (text: string) => void }) {
  const words = chatWords();
  return (
    <section>
      <h2>{words.examples}</h2>
      <ul class="chips chat-choices">
        {words.exampleList.map((example) => (
          <li key={example}>
            <button type="button" class="button" onClick={() => onSay(example)}>
              {example}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What can still be done without a network. */
function WithoutNetwork() {
  const words = chatWords();
  return (
    <div class="empty chat-offline">
      <p>{words.offline}</p>
      {talk.value.draft.trim() && <p>{words.offlineKept}</p>}
      <p class="actions">
        <a class="button" href="/saved">
          {words.saved}
        </a>
        <a class="button" href="/path">
          {words.path}
        </a>
      </p>
    </div>
  );
}

interface WriteProps {
  field: { current: HTMLTextAreaElement | null };
  busy: boolean;
  onSend: (text: string) => void;
}

/** Where one writes; what is written stays until it is answered. */
function Write({ field, busy, onSend }: WriteProps) {
  const words = chatWords();
  const send = (): void => {
    // What stands in the field: a busy phone may not have drawn the last letters yet.
    const text = (field.current?.value ?? "").trim();
    field.current?.focus();
    if (text && !busy) onSend(text);
  };
  return (
    <form
      class="chat-box"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {busy && <p class="hint">{words.waiting}</p>}
      <textarea
        ref={field}
        rows={1}
        aria-label={words.field}
        placeholder={words.placeholder}
        maxLength={TEXT_MAX}
        enterkeyhint="send"
        autoComplete="off"
        value={talk.value.draft}
        onInput={({ currentTarget }) => keepDraft(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <button type="submit" class="round" aria-label={words.send} aria-disabled={busy}>
        <Icon name="send" />
      </button>
    </form>
  );
}
