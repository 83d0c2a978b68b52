import type { ComponentChildren } from "preact";
import { hasRole } from "../../../data/session";
import { type Organisation, organisationsApi } from "../../../people/data/organisations";
import { OneChoice } from "../../../ui/choices";
import { ErrorPage } from "../../../ui/failure";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { query, setQuery } from "../../../ui/navigation/router";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { PageSkeleton } from "../../../ui/skeleton";
import { issuingWords } from "../../words/issuing";
import "../../../ui/forms/forms.css";
import "./issuing.css";

interface Props {
  children: (organisation: Organisation, all: Organisation[]) => ComponentChildren;
}

/** A page in the name of one of the account's organisations; `?organisation=` names another than the first. */
export function IssuerPage({ children }: Props) {
  return (
    <NeedsAccount>
      {(account) => (
        <Organisations key={account.id} accountId={account.id} mayIssue={hasRole(account, "issuer")}>
          {children}
        </Organisations>
      )}
    </NeedsAccount>
  );
}

function Organisations({ accountId, mayIssue, children }: Props & { accountId: string; mayIssue: boolean }) {
  const words = issuingWords();
  const loaded = useLoaded(`issuers ${accountId}`, organisationsApi.mine);
  if (loaded.error !== undefined) return <ErrorPage error={loaded.error} onRetry={loaded.reload} />;
  if (loaded.data === undefined) return <PageSkeleton />;
  const all = loaded.data;
  const organisation =
    all.find(({ id }) => id === query.value.get("organisation")) ??
    all.find(({ verified_at }) => verified_at) ??
    all[0];
  if (organisation && organisation.verified_at !== null && mayIssue) return <>{children(organisation, all)}</>;
  return (
    <div class="page">
      <BackButton />
      <PageTitle text={words.title} />
      <p class="lead">{words.lead}</p>
      <div class="empty">
        <p>{organisation ? words.notVerified : words.noOrganisation}</p>
        <p class="actions">
          <a class="button main" href={organisation ? "/me/roles" : "/me/roles/issuer"}>
            {organisation ? words.askRole : words.begin}
          </a>
        </p>
      </div>
    </div>
  );
}

/** Which organisation, where the account has several. */
export function WhichOrganisation({ one, all }: { one: Organisation; all: Organisation[] }) {
  const verified = all.filter(({ verified_at }) => verified_at !== null);
  if (verified.length < 2) return null;
  return (
    <OneChoice
      legend={issuingWords().organisation}
      options={verified.map(({ id, name }) => ({ value: id, label: name }))}
      chosen={one.id}
      onChange={(id) => setQuery({ organisation: id })}
    />
  );
}
