import { useRef, useState } from "preact/hooks";
import { privacyApi } from "../../../data/privacy";
import { Field } from "../../../ui/forms/field";
import { Trouble } from "../../../ui/forms/trouble";
import { useSending } from "../../../ui/forms/use-sending";
import { awaitHeading } from "../../../ui/navigation/router";
import { PageTitle } from "../../../ui/page";
import { parentsWords } from "../../words/parents";
import { Declaration } from "./parent";
import { Contact } from "./token-pages";
import { useToken } from "./use-token";
import "../../../ui/forms/forms.css";
import "./privacy.css";

const REASON_MAX = 2000;

/** Where the other holder of parental authority objects: by the link of a mail, or by the reference. */
export function ParentOpposePage() {
  const token = useToken();
  const [done, setDone] = useState(false);
  const words = parentsWords().oppose;
  return (
    <div class="page parent-page" key={token}>
      {done ? (
        <>
          <PageTitle key="done" text={words.doneTitle} />
          <p>{words.done}</p>
        </>
      ) : (
        <>
          <PageTitle key="ask" text={words.title} />
          <p class="lead">{words.lead}</p>
          <p>{words.effect}</p>
          <OpposeForm
            token={token}
            onDone={() => {
              awaitHeading();
              setDone(true);
            }}
          />
        </>
      )}
      <Contact />
    </div>
  );
}

function OpposeForm({ token, onDone }: { token: string | undefined; onDone: () => void }) {
  const words = parentsWords();
  const [reference, setReference] = useState("");
  const [reason, setReason] = useState("");
  const [declared, setDeclared] = useState(false);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const sending = useSending();
  const unknown = sending.code === "link-dead" || sending.code === "reference-unknown";
  const oppose = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!declared) {
      form.current?.querySelector<HTMLInputElement>(".declaration input")?.focus();
      return;
    }
    const key = token ? { token } : { reference: reference.trim() };
    if (await sending.send(() => privacyApi.oppose({ ...key, declares_authority: true, reason: reason.trim() })))
      onDone();
  };
  return (
    <form ref={form} onSubmit={(event) => void oppose(event)}>
      {!token && (
        <Field
          label={words.oppose.reference}
          hint={words.oppose.referenceHint}
          autoComplete="off"
          required
          maxLength={40}
          value={reference}
          onInput={setReference}
          error={sending.fields.reference}
        />
      )}
      <Field
        label={words.oppose.reason}
        hint={words.oppose.reasonHint}
        rows={4}
        required
        maxLength={REASON_MAX}
        value={reason}
        onInput={setReason}
        error={sending.fields.reason}
      />
      <Declaration declared={declared} missing={tried && !declared} onChange={setDeclared} />
      {unknown ? (
        <p class="banner grave" role="alert">
          <span>
            {words.token.deadOppose.title}. {words.token.deadOppose.text}
          </span>
        </p>
      ) : (
        <Trouble of={sending} />
      )}
      <button type="submit" class="button main" aria-disabled={sending.busy}>
        {words.oppose.send}
      </button>
    </form>
  );
}
