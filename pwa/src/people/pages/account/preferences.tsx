import { useState } from "preact/hooks";
import { Tick } from "../../../ui/forms/field";
import { show } from "../../../ui/navigation/announcer";
import "../../../ui/forms/forms.css";
import { hasRole, type Me, updateMe } from "../../../data/session";
import { Trouble } from "../../../ui/forms/trouble";
import { useSending } from "../../../ui/forms/use-sending";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { PushOffer } from "../../../ui/push/push-offer";
import { accountWords } from "../../words/account";
import type { AccountWords } from "../../words/account.fr";
import "./account.css";

type Subject = keyof AccountWords["preferences"]["subjects"];
type Channel = keyof AccountWords["preferences"]["channels"];

/** Every subject has kinds that ring; what is not a choice comes whatever is chosen. */
const CHANNELS: readonly Channel[] = ["push", "mail"];

/** How one is told of what: whether this device rings, and for each subject what rings and what is mailed. */
export function PreferencesPage() {
  return <NeedsAccount>{(account) => <Preferences key={account.id} account={account} />}</NeedsAccount>;
}

function Preferences({ account }: { account: Me }) {
  const words = accountWords().preferences;
  // The box moves under the finger; it falls back when the server could not be told.
  const [chosen, setChosen] = useState(account.preferences);
  const sending = useSending();
  const choose = async (subject: Subject, channel: Channel, wanted: boolean): Promise<void> => {
    const others = channelsOf(chosen, subject).filter((one) => one !== channel);
    const preferences: Me["preferences"] = { ...chosen, [subject]: wanted ? [...others, channel] : others };
    setChosen(preferences);
    if (await sending.send(() => updateMe({ preferences }))) show(words.saved);
    else setChosen(account.preferences);
  };
  return (
    <div class="page text">
      <BackButton />
      <PageTitle text={words.title} />
      <p class="lead">{words.lead}</p>
      <PushOffer />
      {subjectsOf(account).map((subject) => (
        <fieldset key={subject} class="choices">
          <legend>{words.subjects[subject]}</legend>
          {CHANNELS.map((channel) => (
            <Tick
              key={channel}
              label={words.channels[channel]}
              checked={channelsOf(chosen, subject).includes(channel)}
              onChange={(wanted) => void choose(subject, channel, wanted)}
            />
          ))}
        </fieldset>
      ))}
      <Trouble of={sending} />
      <p class="hint">{words.needed}</p>
    </div>
  );
}

/** Nothing chosen yet: everything comes. */
function channelsOf(preferences: Me["preferences"], subject: Subject): Me["preferences"][string] {
  return preferences[subject] ?? ["app", "push", "mail"];
}

/** What may happen to this person. */
function subjectsOf(account: Me): Subject[] {
  const is = (...roles: Parameters<typeof hasRole>[1][]): boolean => hasRole(account, ...roles);
  const subjects: [Subject, boolean][] = [
    ["alerts", is("student")],
    ["applications", is("student", "company")],
    ["conversations", is("student", "mentor", "adviser")],
    ["badges", is("student", "issuer")],
    ["offers", is("company")],
    ["account", true],
    ["consents", true],
    ["roles", true],
  ];
  return subjects.filter(([, happens]) => happens).map(([subject]) => subject);
}
