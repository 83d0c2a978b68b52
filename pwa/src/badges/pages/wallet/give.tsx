import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Field } from "../../../ui/forms/field";
import { Trouble } from "../../../ui/forms/trouble";
import { useSending } from "../../../ui/forms/use-sending";
import { Icon } from "../../../ui/icon";
import { type Given, pasted } from "../../data/wallet/api";
import { checkingWords } from "../../words/checking";
import "../../../ui/forms/forms.css";
import "./badges.css";

const MAX_BYTES = 2_000_000;

interface Props {
  go: string;
  /** Whether one may ask if it was awarded to a mail address. */
  asksWhose?: boolean;
  onGiven: (given: Given) => Promise<void>;
}

/** Where one drops, chooses or pastes a badge. */
export function Give({ go, asksWhose, onGiven }: Props) {
  const words = checkingWords().verify;
  const [text, setText] = useState("");
  const [email, setEmail] = useState("");
  const [over, setOver] = useState(false);
  const [big, setBig] = useState(false);
  const sending = useSending();
  const give = (given: Given): void => {
    setBig(given instanceof File && given.size > MAX_BYTES);
    if (!(given instanceof File && given.size > MAX_BYTES)) void sending.send(() => onGiven(given));
  };
  const latest = useRef(give);
  latest.current = give;
  useLayoutEffect(() => {
    // Anywhere on the page: beside the frame the browser would leave the app and open the file.
    const stop = new AbortController();
    const hover = (event: DragEvent): void => {
      event.preventDefault();
      setOver(event.type === "dragover");
    };
    addEventListener("dragover", hover, stop);
    addEventListener("dragleave", hover, stop);
    addEventListener(
      "drop",
      (event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer?.files[0];
        const text = event.dataTransfer?.getData("text").trim();
        if (file) latest.current(file);
        else if (text) latest.current(pasted(text));
      },
      stop,
    );
    return () => stop.abort();
  }, []);
  return (
    <div class="stack no-print">
      <label class={over ? "drop over" : "drop"}>
        <Icon name="share" />
        <strong>{sending.busy ? words.checking : words.drop}</strong>
        <span class="hint">{words.dropHint}</span>
        <input
          type="file"
          class="hidden"
          accept=".png,.svg,.json,.jwt,.jws,.txt,image/png,image/svg+xml,application/json"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) give(file);
            event.currentTarget.value = "";
          }}
        />
      </label>
      <div role="alert">{big && <p class="field-error">{words.tooBig}</p>}</div>
      <Trouble of={sending} />
      <details>
        <summary>{words.paste}</summary>
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim()) give({ ...pasted(text), ...(email.trim() && { email: email.trim() }) });
          }}
        >
          <Field label={words.pasteLabel} rows={4} value={text} onInput={setText} />
          {asksWhose && (
            <Field
              label={words.whose}
              hint={words.whoseHint}
              type="email"
              maxLength={254}
              value={email}
              onInput={setEmail}
            />
          )}
          <button type="submit" class="button main" aria-disabled={sending.busy}>
            {go}
          </button>
        </form>
      </details>
    </div>
  );
}
