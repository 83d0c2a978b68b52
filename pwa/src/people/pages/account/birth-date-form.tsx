import type { ComponentChildren } from "preact";
import { loadSession } from "../../../data/session";
import { Trouble } from "../../../ui/forms/trouble";
import { useSending } from "../../../ui/forms/use-sending";
import { meApi } from "../../data/me";
import { useBirthDate } from "./use-birth-date";

interface Props {
  hint: string;
  submit: string;
  /** What became of it: it counts now, or somebody looks at it first. */
  onDone: (outcome: "kept" | "in_review") => void;
  children?: ComponentChildren;
}

/** Asks for the birth date, and sends it. */
export function BirthDateForm({ hint, submit, onDone, children }: Props) {
  const sending = useSending();
  const birth = useBirthDate({ hint, refused: sending.fields.birth_date });
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const date = birth.read();
    if (date === null) return;
    await sending.send(async () => {
      const { outcome } = await meApi.setBirthDate(date);
      await loadSession();
      onDone(outcome);
    });
  };
  return (
    <form class="stack" noValidate onSubmit={(event) => void send(event)}>
      {birth.fields}
      <Trouble of={sending} />
      <p class="actions">
        <button type="submit" class="button main" aria-disabled={sending.busy}>
          {submit}
        </button>
        {children}
      </p>
    </form>
  );
}
