import { useState } from "preact/hooks";
import { privacyApi } from "../../../data/privacy";
import { loadSession } from "../../../data/session";
import { Field } from "../../../ui/forms/field";
import { Trouble } from "../../../ui/forms/trouble";
import { useSending } from "../../../ui/forms/use-sending";
import { show } from "../../../ui/navigation/announcer";
import { privacyWords } from "../../words/privacy";

/** Asks when the person was born: without it nothing can be consented to. */
export function BirthDate({ age, onKept }: { age: number; onKept: () => void }) {
  const words = privacyWords().consents.birthDate;
  const [birthDate, setBirthDate] = useState("");
  const sending = useSending();
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const saved = await sending.send(async () => {
      const { outcome } = await privacyApi.setBirthDate(birthDate);
      show(outcome === "kept" ? words.saved : words.review);
    });
    if (!saved) return;
    onKept();
    await loadSession().catch(() => undefined);
  };
  return (
    <section class="hint-card">
      <h2>{words.title}</h2>
      <p>{words.why(age)}</p>
      <form onSubmit={(event) => void save(event)}>
        <Field
          label={words.label}
          type="date"
          autoComplete="bday"
          required
          value={birthDate}
          onInput={setBirthDate}
          error={sending.fields.birth_date}
        />
        <Trouble of={sending} />
        <button type="submit" class="button main" aria-disabled={sending.busy}>
          {words.save}
        </button>
      </form>
    </section>
  );
}
