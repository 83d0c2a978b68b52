import { useState } from "preact/hooks";
import { privacyApi } from "../../../data/privacy";
import { OwnEmail } from "../../../ui/forms/own-email";
import { Trouble } from "../../../ui/forms/trouble";
import { useSending } from "../../../ui/forms/use-sending";
import { awaitHeading } from "../../../ui/navigation/router";
import { BackButton, PageTitle } from "../../../ui/page";
import { parentsWords } from "../../words/parents";
import { Contact } from "./token-pages";
import "../../../ui/forms/forms.css";
import "./privacy.css";

/** A parent who lost the mail has the link again; the page says the same of every address. */
export function ParentAgainPage() {
  const words = parentsWords().again;
  const [email, setEmail] = useState("");
  const [sentTo, setSentTo] = useState("");
  const sending = useSending();
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const address = email.trim();
    await sending.send(async () => {
      await privacyApi.sendAgain(address);
      awaitHeading();
      setSentTo(address);
    });
  };
  return (
    <div class="page parent-page">
      <BackButton />
      <PageTitle key={sentTo} text={sentTo ? words.sentTitle : words.title} />
      {sentTo ? (
        <>
          <p class="lead">{words.sent(sentTo)}</p>
          <ul class="tips">
            {words.tips.map((tip) => (
              <li key={tip}>{tip}</li>
            ))}
          </ul>
          <p class="actions">
            <button
              type="button"
              class="button"
              onClick={() => {
                awaitHeading();
                setSentTo("");
              }}
            >
              {words.another}
            </button>
          </p>
        </>
      ) : (
        <form class="stack" noValidate onSubmit={(event) => void send(event)}>
          <p class="lead">{words.lead}</p>
          <OwnEmail label={words.email} error={sending.fields.email} value={email} onInput={setEmail} />
          <Trouble of={sending} />
          <button type="submit" class="button main" aria-disabled={sending.busy}>
            {words.send}
          </button>
        </form>
      )}
      <Contact />
    </div>
  );
}
