import { type GuardianMails, privacyApi } from "../../../data/privacy";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { Trouble } from "../../../ui/forms/trouble";
import { type Loaded, useLoaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { show } from "../../../ui/navigation/announcer";
import { awaitHeading } from "../../../ui/navigation/router";
import { PageTitle } from "../../../ui/page";
import { parentsWords } from "../../words/parents";
import { isDead } from "./parent";
import { Contact, DeadLink, NoLink } from "./token-pages";
import { useToken } from "./use-token";
import "../../../ui/forms/forms.css";
import "./privacy.css";

/** Where the owner of a mailbox stops children's requests to it, and has them again: one tap, without an account. */
export function ParentMailsPage() {
  const token = useToken();
  return token ? <Mails key={token} token={token} /> : <NoLink />;
}

function Mails({ token }: { token: string }) {
  const loaded = useLoaded(token, (signal) => privacyApi.mails(token, signal));
  const { dead } = parentsWords().token;
  if (isDead(loaded.error)) return <DeadLink title={dead.title} text={dead.text} />;
  return <LoadedPage loaded={loaded}>{(mails) => <View mails={mails} token={token} loaded={loaded} />}</LoadedPage>;
}

interface Props {
  mails: GuardianMails;
  token: string;
  loaded: Loaded<GuardianMails>;
}

function View({ mails, token, loaded }: Props) {
  const words = parentsWords().mails;
  const { stopped } = mails;
  const sending = useSending();
  const decide = (): Promise<boolean> =>
    sending.send(async () => {
      const after = await privacyApi.decideMails(token, !stopped);
      awaitHeading();
      loaded.replace(after);
      if (stopped) show(words.resumed);
    });
  return (
    <div class="page parent-page">
      <PageTitle key={`stopped ${stopped}`} text={stopped ? words.stoppedTitle : words.title} />
      <p class="lead">{stopped ? words.stopped(mails.sent_to) : words.lead(mails.sent_to)}</p>
      <p>{stopped ? words.undo : words.effect}</p>
      <Trouble of={sending} />
      <p class="actions">
        <button
          type="button"
          class={stopped ? "button" : "button main"}
          aria-disabled={sending.busy}
          onClick={() => void decide()}
        >
          {stopped ? words.again : words.yes}
        </button>
      </p>
      <Contact />
    </div>
  );
}
