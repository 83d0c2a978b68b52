import { useState } from "preact/hooks";
import { t } from "../../../i18n";
import { OneChoice } from "../../../ui/choices";
import { show } from "../../../ui/navigation/announcer";
import { navigate, query } from "../../../ui/navigation/router";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { blank, ofKind } from "../../data/company/content";
import { draftsOf, phoneDrafts } from "../../data/company/drafts";
import { isBegun } from "../../data/company/editor";
import type { OfferKind } from "../../data/company/offers";
import type { OfferDraft } from "../../data/company/shapes";
import { companyWords } from "../../words/company";
import { EmployersPage } from "./company";
import type { Employer } from "./organisations";
import { Immersion, KindChoice } from "./what-step";

/** A new offer begins with its kind: one tap, without a network too. */
export function NewOfferPage() {
  return (
    <NeedsAccount>
      {(account) => (
        <EmployersPage accountId={account.id}>
          {(employers) => <New accountId={account.id} employers={employers} />}
        </EmployersPage>
      )}
    </NeedsAccount>
  );
}

function New({ accountId, employers }: { accountId: string; employers: Employer[] }) {
  const words = companyWords();
  const [chosen, setChosen] = useState(query.value.get("organisation") ?? employers[0]!.id);
  const employer = employers.find(({ id }) => id === chosen) ?? employers[0]!;
  const begin = async (kind: OfferKind): Promise<void> => {
    const { commune_code, commune_name } = employer;
    try {
      // One that no word was typed in yet is gone on with, not left for another.
      const empty = (await draftsOf(accountId)).find((one) => one.organisation === employer.id && !isBegun(one));
      const draft: OfferDraft = empty
        ? { ...empty, content: ofKind(empty.content, kind), at: Date.now() }
        : {
            id: crypto.randomUUID(),
            account: accountId,
            organisation: employer.id,
            status: "draft",
            content: blank(kind, commune_code),
            names: commune_code ? { [`commune:${commune_code}`]: commune_name } : {},
            sent: null,
            seen: null,
            seenAt: null,
            at: Date.now(),
          };
      await phoneDrafts.keep(draft);
      navigate(`/company/offers/${draft.id}/edit?step=what`, { replace: true });
    } catch {
      show(t().saved.failed);
    }
  };
  return (
    <div class="page">
      <BackButton />
      <PageTitle text={words.form.newTitle} />
      {employers.length > 1 && (
        <OneChoice
          legend={words.form.forOrganisation}
          options={employers.map(({ id, name }) => ({ value: id, label: name }))}
          chosen={employer.id}
          onChange={setChosen}
        />
      )}
      <h2>{words.form.kind}</h2>
      <KindChoice chosen={undefined} onChoose={(kind) => void begin(kind)} />
      <Immersion />
    </div>
  );
}
