import { useState } from "preact/hooks";
import { Field } from "../../../ui/forms/field";
import { Trouble } from "../../../ui/forms/trouble";
import { useSending } from "../../../ui/forms/use-sending";

interface Props {
  words: { code: string; codeHelp: string; codeNeeded: string };
  title?: string;
  action: string;
  maxLength: number;
  /** Uses the code; what it throws is told at the field. */
  use: (code: string) => Promise<void>;
}

/** A code that somebody handed out, typed in. */
export function CodeForm({ words, title, action, maxLength, use }: Props) {
  const [code, setCode] = useState("");
  const [tried, setTried] = useState(false);
  const sending = useSending();
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!code.trim()) return;
    if (!(await sending.send(() => use(code.trim())))) return;
    setCode("");
    setTried(false);
  };
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      {title && <h2>{title}</h2>}
      <Field
        label={words.code}
        hint={words.codeHelp}
        value={code}
        maxLength={maxLength}
        autoComplete="off"
        onInput={setCode}
        error={tried && !code.trim() ? words.codeNeeded : (sending.fields.code ?? sending.fields.personal_code)}
      />
      <Trouble of={sending} />
      <button type="submit" class="button main" aria-disabled={sending.busy}>
        {action}
      </button>
    </form>
  );
}
