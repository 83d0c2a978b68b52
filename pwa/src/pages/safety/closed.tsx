import { useLoaded } from "../../components/forms/use-loaded";
import { statementsApi } from "../../data/moderation/statements";
import { statementsWords } from "../../i18n/statements";
import { isDead } from "../privacy/parent";
import { DeadLink, NoLink } from "../privacy/token-pages";
import { useToken } from "../privacy/use-token";
import { StatementView } from "./statement";

/** The decision that closed an account, for whoever can no longer sign in: the mail's link carries the token. */
export function ClosedAccountPage() {
  const token = useToken();
  return token ? <Closed key={token} token={token} /> : <NoLink />;
}

function Closed({ token }: { token: string }) {
  const words = statementsWords();
  const loaded = useLoaded(token, (signal) => statementsApi.open(token, signal));
  if (isDead(loaded.error)) return <DeadLink title={words.dead} text={words.deadText} />;
  return <StatementView loaded={loaded} onAppeal={(appeal) => statementsApi.appealByToken(token, appeal)} />;
}
