import { useEffect, useId, useRef, useState } from "preact/hooks";
import { numberText } from "../../../data/format";
import { hasRole, keepForAccount, keptForAccount, type Me } from "../../../data/session";
import { language } from "../../../i18n";
import { Fetched } from "../../../ui/forms/fetched";
import { Icon } from "../../../ui/icon";
import { announce, show } from "../../../ui/navigation/announcer";
import { query } from "../../../ui/navigation/router";
import { Sheet } from "../../../ui/sheet";
import { sendMessage } from "../../data/conversations/send";
import type { Talk } from "../../data/conversations/shapes";
import { talksWords } from "../../words/talks";

const LONGEST = 2000;
/** From here on it is said how much room is left. */
const NEARLY = 1800;

interface Props {
  account: Me;
  talk: Talk;
  onSend: () => void;
}

/** Where one writes. What is typed stays on the phone until it is sent. */
export function Composer({ account, talk, onSend }: Props) {
  const words = talksWords();
  const draft = `draft:${talk.id}`;
  const [text, setText] = useState(() => keptForAccount<string>(draft) ?? "");
  const [choosing, setChoosing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();

  const write = (next: string): void => {
    setText(next);
    keepForAccount(draft, next || null);
  };
  const send = async (): Promise<void> => {
    // What stands in the field: a busy phone may not have drawn the last letters yet.
    const message = (field.current?.value ?? text).trim();
    field.current?.focus();
    if (!message) return;
    write("");
    onSend();
    try {
      await sendMessage(account, talk.id, message);
    } catch {
      write(message);
      show(words.cannotKeep);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // With a finger, a new line is more often wanted than an answer sent by mistake.
    const plain = event.key === "Enter" && !event.shiftKey && !event.isComposing;
    if (!plain || !matchMedia("(pointer: fine)").matches) return;
    event.preventDefault();
    void send();
  };
  const choose = (sentence: string): void => {
    setChoosing(false);
    write(text.trim() ? `${text.trimEnd()}\n${sentence}` : sentence);
    announce(sentence);
  };
  // The field takes no focus as long as the sheet lies over it.
  const goOn = (): void => {
    setChoosing(false);
    field.current?.focus();
  };
  // Whoever chose to answer goes on to write.
  useEffect(() => {
    if (query.value.has("write")) field.current?.focus();
  }, []);
  useTextOnly();
  const answers = hasRole(account, "mentor", "adviser") && talk.side === "mentor";
  const left = LONGEST - text.length;

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {answers && (
        <button
          type="button"
          class="round"
          aria-label={words.quick}
          aria-haspopup="dialog"
          onClick={() => setChoosing(true)}
        >
          <Icon name="quick" />
        </button>
      )}
      <div class="field-box">
        <label class="hidden" for={id}>
          {words.write[talk.side]}
        </label>
        <textarea
          ref={field}
          id={id}
          rows={1}
          maxLength={LONGEST}
          placeholder={words.write[talk.side]}
          value={text}
          aria-describedby={text.length > NEARLY ? `${id}-left` : undefined}
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {text.length > NEARLY && (
          <p id={`${id}-left`} class="hint">
            {words.left(left).replace(String(left), numberText(left, language.value))}
          </p>
        )}
      </div>
      <button type="submit" class="round send" aria-label={words.send} aria-disabled={!text.trim()}>
        <Icon name="send" />
      </button>
      {answers && (
        <Sheet open={choosing} title={words.quick} onClose={goOn}>
          <Fetched load={() => import("../answering/quick-replies")}>
            {({ Sentences }) => <Sentences written={text.trim()} onChoose={choose} />}
          </Fetched>
        </Sheet>
      )}
    </form>
  );
}

/** Pictures and files that are pasted or dropped stay where they are, with a word why. */
function useTextOnly(): void {
  useEffect(() => {
    const refuse = (event: ClipboardEvent | DragEvent, data: DataTransfer | null): void => {
      if (!data || ![...data.types].includes("Files")) return;
      event.preventDefault();
      if (event.type !== "dragover") show(talksWords().textOnly);
    };
    const onPaste = (event: ClipboardEvent): void => refuse(event, event.clipboardData);
    const onDrag = (event: DragEvent): void => refuse(event, event.dataTransfer);
    document.addEventListener("paste", onPaste);
    document.addEventListener("dragover", onDrag);
    document.addEventListener("drop", onDrag);
    return () => {
      document.removeEventListener("paste", onPaste);
      document.removeEventListener("dragover", onDrag);
      document.removeEventListener("drop", onDrag);
    };
  }, []);
}
