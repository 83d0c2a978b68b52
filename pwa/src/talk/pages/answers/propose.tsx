import { useState } from "preact/hooks";
import { show } from "../../../ui/navigation/announcer";
import { leaveFor } from "../../../ui/navigation/router";
import "../../../ui/forms/forms.css";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { Trouble } from "../../../ui/forms/trouble";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { answersApi } from "../../data/answers";
import { answersWords } from "../../words/answers";
import "./answers.css";
import { SaidChoices } from "./said-choices";

const MOST = 10;

/** A student chooses what others may read of the answer they got. */
export function ProposePage({ id }: { id: string }) {
  return <NeedsAccount roles={["student"]}>{() => <Propose conversation={id} />}</NeedsAccount>;
}

function Propose({ conversation }: { conversation: string }) {
  const words = answersWords();
  const loaded = useLoaded(`said ${conversation}`, (signal) => answersApi.said(conversation, signal));
  const [answer] = useState(() => crypto.randomUUID());
  const [chosen, setChosen] = useState<string[] | null>(null);
  const sending = useSending();
  return (
    <LoadedPage loaded={loaded}>
      {({ question, messages }) => {
        // The first answer is what most people mean.
        const ids = chosen ?? messages.slice(0, 1).map((message) => message.id);
        const propose = async (): Promise<void> => {
          const draft = { id: answer, conversation_id: conversation, message_ids: ids };
          if (!(await sending.send(() => answersApi.propose(draft)))) return;
          show(words.proposed);
          leaveFor("/me/answers");
        };
        return (
          <div class="page text">
            <BackButton />
            <PageTitle text={words.proposeTitle} />
            <p class="lead">{words.proposeLead}</p>
            {!question || messages.length === 0 ? (
              <p class="empty">{words.nothing}</p>
            ) : (
              <>
                <section class="hint-card">
                  <h2>{words.yourQuestion}</h2>
                  <p class="said" lang="fr">
                    {question}
                  </p>
                </section>
                <SaidChoices
                  legend={words.choose}
                  said={messages}
                  chosen={ids}
                  onChange={(next) => setChosen(next.slice(-MOST))}
                />
                {ids.length === 0 && <p class="field-error">{words.chooseNone}</p>}
                <Trouble of={sending} />
                {sending.code === "answer-proposed" && (
                  <p>
                    <a href="/me/answers">{words.toMine}</a>
                  </p>
                )}
                <p class="actions">
                  <button
                    type="button"
                    class="button main"
                    aria-disabled={sending.busy || ids.length === 0}
                    onClick={() => ids.length > 0 && void propose()}
                  >
                    {words.propose}
                  </button>
                </p>
              </>
            )}
            <p>
              <a href={`/conversations/${conversation}`}>{words.back}</a>
            </p>
          </div>
        );
      }}
    </LoadedPage>
  );
}
