import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { loadSession, me, updateMe } from "../../../data/session";
import { Field } from "../../../ui/forms/field";
import { Trouble } from "../../../ui/forms/trouble";
import { useSending } from "../../../ui/forms/use-sending";
import { announce } from "../../../ui/navigation/announcer";
import { meApi } from "../../data/me";
import { accountWords } from "../../words/account";
import { rolesWords } from "../../words/roles";
import { useBirthDate } from "../account/use-birth-date";

export interface AboutYou {
  /** The first name and the birth date, where the account lacks them. */
  fields: ComponentChildren;
  /** Keep them on the account; whether nothing is missing any more, else it is said at the fields. */
  save(): Promise<boolean>;
}

/** What every request asks of the person, in the form itself: nobody leaves it for their profile. */
export function useAboutYou(): AboutYou {
  const { profile, given, birth: birthWords } = accountWords();
  const words = rolesWords().organisationForm;
  const account = me.value;
  const lacksName = !account?.first_name;
  const lacksDate = !account?.birth_date;
  const [name, setName] = useState("");
  const [tried, setTried] = useState(false);
  const box = useRef<HTMLElement>(null);
  const sending = useSending();
  const birth = useBirthDate({ hint: given.birthHint, refused: sending.fields.birth_date });
  const save = async (): Promise<boolean> => {
    setTried(true);
    const date = lacksDate ? birth.read() : null;
    if (lacksName && !name.trim()) {
      announce(words.firstNameNeeded);
      requestAnimationFrame(() => box.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
      return false;
    }
    if (lacksDate && date === null) return false;
    if (!lacksName && !lacksDate) return true;
    return sending.send(async () => {
      if (lacksName) await updateMe({ first_name: name.trim() });
      if (date === null) return;
      await meApi.setBirthDate(date);
      await loadSession();
    });
  };
  const fields = (lacksName || lacksDate) && (
    <section ref={box} class="stack">
      <h2>{words.you}</h2>
      {lacksName && (
        <Field
          label={profile.name}
          hint={given.nameHint}
          error={tried && !name.trim() ? words.firstNameNeeded : sending.fields.first_name}
          autoComplete="given-name"
          maxLength={40}
          value={name}
          onInput={setName}
        />
      )}
      {lacksDate && (
        <>
          <h3>{birthWords.legend}</h3>
          {birth.fields}
        </>
      )}
      <Trouble of={sending} />
    </section>
  );
  return { fields, save };
}
