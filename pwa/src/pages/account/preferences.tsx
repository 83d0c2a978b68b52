import { useState } from "preact/hooks";
import { show } from "../../app/announcer";
import { Tick } from "../../components/forms/field";
import "../../components/forms/forms.css";
import { Trouble } from "../../components/forms/trouble";
import { useSending } from "../../components/forms/use-sending";
import { NeedsAccount } from "../../components/needs-account";
import { BackButton, PageTitle } from "../../components/page";
import { type Me, updateMe } from "../../data/session";
import { accountWords } from "../../i18n/account";
import "./account.css";

/** What also comes by mail. Everything is always listed in the app itself. */
export function PreferencesPage() {
  return <NeedsAccount>{(account) => <Preferences account={account} />}</NeedsAccount>;
}

function Preferences({ account }: { account: Me }) {
  const words = accountWords().preferences;
  // The box moves under the finger; it falls back when the server could not be told.
  const [chosen, setChosen] = useState(account.preferences);
  const sending = useSending();
  const choose = async (subject: string, byMail: boolean): Promise<void> => {
    const preferences: Me["preferences"] = { ...chosen, [subject]: byMail ? ["app", "mail"] : ["app"] };
    setChosen(preferences);
    if (await sending.send(() => updateMe({ preferences }))) show(words.saved);
    else setChosen(account.preferences);
  };
  return (
    <div class="page text">
      <BackButton />
      <PageTitle text={words.title} />
      <p class="lead">{words.lead}</p>
      <fieldset class="choices">
        <legend>{words.legend}</legend>
        {Object.entries(words.subjects).map(([subject, label]) => (
          <Tick
            key={subject}
            label={label}
            // Nothing chosen yet: mail comes.
            checked={chosen[subject]?.includes("mail") ?? true}
            onChange={(byMail) => void choose(subject, byMail)}
          />
        ))}
      </fieldset>
      <Trouble of={sending} />
      <p class="hint">{words.needed}</p>
    </div>
  );
}
