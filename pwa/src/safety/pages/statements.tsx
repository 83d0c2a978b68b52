import { momentText } from "../../data/format";
import { language } from "../../i18n";
import { dayOf } from "../../ui/forms/day";
import { LoadedPage } from "../../ui/forms/loaded-page";
import { useLoaded } from "../../ui/forms/use-loaded";
import { Icon } from "../../ui/icon";
import { NeedsAccount } from "../../ui/needs-account";
import { BackButton, PageTitle } from "../../ui/page";
import { statementsApi } from "../data/statements";
import { statementsWords } from "../words/statements";
import "../../people/pages/account/account.css";

/** Every decision that concerns the person, newest first. */
export function StatementsPage() {
  return <NeedsAccount>{(account) => <List key={account.id} />}</NeedsAccount>;
}

function List() {
  const words = statementsWords();
  const loaded = useLoaded("statements", statementsApi.list);
  return (
    <LoadedPage loaded={loaded}>
      {({ items: statements, hold }) => (
        <div class="page text">
          <BackButton />
          <PageTitle text={words.list} />
          <p class="lead">{words.listLead}</p>
          {hold && (
            <div class="hint-card" role="status">
              <p>{words.held(momentText(hold.until, language.value))}</p>
            </div>
          )}
          {statements.length === 0 && !hold && <p class="empty">{words.none}</p>}
          <ul class="notifications">
            {statements.map((one) => (
              <li key={one.id}>
                <div>
                  <p>
                    <a href={`/me/statements/${one.id}`}>{words.what[one.decision]}</a>
                  </p>
                  <p class="hint">
                    {words.on(dayOf(one.created_at))}. {words.about[one.subject_kind]}.
                  </p>
                </div>
                <Icon name="next" />
              </li>
            ))}
          </ul>
        </div>
      )}
    </LoadedPage>
  );
}
