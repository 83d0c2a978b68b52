import { useState } from "preact/hooks";
import { ApiError } from "../../data/errors";
import { isDead } from "../../people/pages/privacy/parent";
import { DeadLink, NoLink } from "../../people/pages/privacy/token-pages";
import { useToken } from "../../people/pages/privacy/use-token";
import { Trouble } from "../../ui/forms/trouble";
import { useLoaded } from "../../ui/forms/use-loaded";
import { useSending } from "../../ui/forms/use-sending";
import { PageTitle } from "../../ui/page";
import { statementsApi } from "../data/statements";
import { statementsWords } from "../words/statements";
import { StatementView } from "./statement";

/** The decision that closed an account, for whoever can no longer sign in: the mail's link carries the token. */
export function ClosedAccountPage() {
  const token = useToken();
  return token ? <Closed key={token} token={token} /> : <NoLink />;
}

function Closed({ token }: { token: string }) {
  const words = statementsWords();
  const loaded = useLoaded(token, (signal) => statementsApi.open(token, signal));
  if (loaded.error instanceof ApiError && loaded.error.code === "link-expired") return <Expired token={token} />;
  if (isDead(loaded.error)) return <DeadLink title={words.dead} text={words.deadText} />;
  return <StatementView loaded={loaded} onAppeal={(appeal) => statementsApi.appealByToken(token, appeal)} />;
}

/** The link is too old to open the decision; it still sends a new one to the same mailbox. */
function Expired({ token }: { token: string }) {
  const words = statementsWords();
  const sending = useSending();
  const [sent, setSent] = useState(false);
  const renew = async (): Promise<void> => setSent(await sending.send(() => statementsApi.renew(token)));
  return (
    <div class="page trouble parent-page">
      <PageTitle text={words.expired} />
      <p role="status">{sent ? words.renewed : words.expiredText}</p>
      <Trouble of={sending} />
      {!sent && (
        <p class="actions">
          <button type="button" class="button main" aria-disabled={sending.busy} onClick={() => void renew()}>
            {words.renew}
          </button>
        </p>
      )}
    </div>
  );
}
