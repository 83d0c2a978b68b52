import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { ReportConduct } from "../../../safety/parts/report-conduct";
import { ErrorPage, MissingPage } from "../../../ui/failure";
import { Confirm, type Question } from "../../../ui/forms/confirm";
import { dayOf } from "../../../ui/forms/day";
import { Tick } from "../../../ui/forms/field";
import { profileHref } from "../../../ui/forms/profile-href";
import { Trouble } from "../../../ui/forms/trouble";
import { useSending } from "../../../ui/forms/use-sending";
import { show } from "../../../ui/navigation/announcer";
import { leaveFor } from "../../../ui/navigation/router";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, OutLink, PageTitle } from "../../../ui/page";
import { PageSkeleton } from "../../../ui/skeleton";
import { badgesApi, fileHref } from "../../data/wallet/api";
import type { Badge, FileFormat, Wallet } from "../../data/wallet/shapes";
import { badgesWords } from "../../words/badges";
import "../../../ui/forms/forms.css";
import "../../../ui/sheet-frame.css";
import { EvidenceList, Picture, Said, StateTag } from "./parts";
import { Shares } from "./shares";
import { useWallet } from "./use-wallet";

/** One of my badges: what it says, and what I do with it. */
export function BadgePage({ id }: { id: string }) {
  return <NeedsAccount>{(account) => <Mine key={account.id} account={account.id} id={id} />}</NeedsAccount>;
}

function Mine({ account, id }: { account: string; id: string }) {
  const { wallet, error, reload } = useWallet(account);
  const badge = wallet?.items.find((one) => one.id === id);
  if (!wallet) return error === undefined ? <PageSkeleton /> : <ErrorPage error={error} onRetry={reload} />;
  return badge ? <Shown badge={badge} wallet={wallet} reload={reload} /> : <MissingPage />;
}

interface Props {
  badge: Badge;
  reload: () => void;
}

function Shown({ badge, wallet, reload }: Props & { wallet: Wallet }) {
  const words = badgesWords();
  const { state, issuer } = badge;
  const signed = state === "valid" || state === "expired" || state === "revoked";
  return (
    <article class="page">
      <BackButton />
      <header class="sheet-head of-career badge-head">
        <Picture src={badge.image_url} large />
        <div>
          <p class="kind">
            <a href={`/badge-issuers/${issuer.id}`}>{issuer.name}</a>
          </p>
          <PageTitle text={badge.name} />
          <p class="tags">
            <StateTag state={state} />
          </p>
        </div>
      </header>
      <Standing badge={badge} linked={wallet.parent_linked} />
      {!signed && <Answer badge={badge} reload={reload} />}
      {signed && state !== "revoked" && <Shares of={badge} evidence={badge.evidence.length > 0} onChange={reload} />}
      <p class="as-typed">{badge.description}</p>
      <Said title={words.narrative}>{badge.narrative}</Said>
      <Said title={words.criteria}>{badge.criteria}</Said>
      {badge.evidence.length > 0 && (
        <section>
          <h2>{words.evidence}</h2>
          <EvidenceList evidence={badge.evidence} />
        </section>
      )}
      {signed && <Take badge={badge} reload={reload} />}
      {signed && <Remove badge={badge} />}
      <ReportConduct about={{ subject_kind: "issuer", subject_id: badge.id }} />
    </article>
  );
}

/** How it stands, in words. */
function Standing({ badge, linked }: { badge: Badge; linked: boolean }) {
  const words = badgesWords().one;
  const { state, valid_from, valid_until, revoked_at, revocation_reason } = badge;
  const day = (moment: string | null) => (moment ? dayOf(moment) : "");
  if (state === "offered") return <p class="word">{words.offered}</p>;
  if (state === "with_parent") {
    return (
      <div class="word">
        <p>{linked ? words.withParent : words.noParent}</p>
        {!linked && (
          <p>
            <a href="/me/consents?badge=">{words.toParent}</a>
          </p>
        )}
      </div>
    );
  }
  return (
    <p class={state === "valid" ? undefined : "banner grave"}>
      {words.since(day(valid_from))}{" "}
      {state === "revoked"
        ? `${words.revoked(day(revoked_at))} ${revocation_reason}`
        : state === "expired"
          ? words.expired(day(valid_until))
          : valid_until
            ? words.until(dayOf(valid_until))
            : words.ever}
    </p>
  );
}

/** Yes or no to a badge that was offered. */
function Answer({ badge, reload }: Props) {
  const words = badgesWords().one;
  const sending = useSending();
  const accept = async (): Promise<void> => {
    const done = await sending.send(async () => {
      const { state } = await badgesApi.accept(badge.id);
      if (state === "valid") show(words.accepted);
    });
    if (done) reload();
  };
  const decline = async (): Promise<void> => {
    if (await sending.send(() => badgesApi.decline(badge.id))) leaveFor("/badges");
  };
  return (
    <>
      <Trouble of={sending} />
      {sending.code === "birth-date-needed" && (
        <p>
          <a href={profileHref({ field: "birth-date" })}>{words.birthDate}</a>
        </p>
      )}
      <p class="actions">
        {badge.can_accept && (
          <button type="button" class="button main" aria-disabled={sending.busy} onClick={() => void accept()}>
            {words.accept}
          </button>
        )}
        <button type="button" class="button" aria-disabled={sending.busy} onClick={() => void decline()}>
          {words.decline}
        </button>
      </p>
    </>
  );
}

const FILES: FileFormat[] = ["png", "svg"];
const OTHERS: FileFormat[] = ["jwt", "json", "ob2-jws"];
const HOSTED: FileFormat[] = ["ob2-png", "ob2-svg", "ob2-json"];

/** The badge as files, and on LinkedIn. */
function Take({ badge, reload }: Props) {
  const words = badgesWords().one;
  const [named, setNamed] = useState(true);
  const sending = useSending();
  const hosted = badge.hosted_at !== null;
  const host = async (): Promise<void> => {
    if (await sending.send(() => badgesApi.host(badge.id, !hosted))) reload();
  };
  const file = (format: FileFormat): ComponentChildren => (
    <li key={format}>
      <a href={fileHref(badge.id, format, format === "pdf" ? `&show_name=${named}` : "")} download>
        {words.files[format]}
      </a>
    </li>
  );
  return (
    <section>
      <h2>{words.take}</h2>
      <p class="hint">{words.takeLead}</p>
      <ul class="links">{FILES.map(file)}</ul>
      <details>
        <summary>{words.old}</summary>
        <ul class="links">{OTHERS.map(file)}</ul>
        <p class="hint">{words.oldLead}</p>
        <Trouble of={sending} />
        {hosted && <ul class="links">{HOSTED.map(file)}</ul>}
        <button type="button" class="button" aria-disabled={sending.busy} onClick={() => void host()}>
          {hosted ? words.unhost : words.host}
        </button>
      </details>
      <p class="hint">{words.pdfLead}</p>
      <Tick label={words.nameOnPdf} checked={named} onChange={setNamed} />
      <ul class="links">{file("pdf")}</ul>
      {badge.linkedin && <LinkedIn {...badge.linkedin} />}
    </section>
  );
}

function LinkedIn(asked: NonNullable<Badge["linkedin"]>) {
  const words = badgesWords().one;
  const given = {
    startTask: "CERTIFICATION_NAME",
    name: asked.name,
    organizationName: asked.organisation,
    issueYear: asked.issued_year,
    issueMonth: asked.issued_month,
    expirationYear: asked.expires_year,
    expirationMonth: asked.expires_month,
    certUrl: asked.url,
    certId: asked.id,
  };
  const query = Object.entries(given).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]]));
  return (
    <>
      <p>
        <OutLink href={`https://www.linkedin.com/profile/add?${new URLSearchParams(query)}`}>{words.linkedin}</OutLink>
      </p>
      {!asked.url && <p class="hint">{words.linkedinLink}</p>}
    </>
  );
}

function Remove({ badge }: { badge: Badge }) {
  const words = badgesWords().one;
  const [asking, setAsking] = useState<Question | null>(null);
  const ask = (): void =>
    setAsking({
      title: words.remove,
      text: words.removeText,
      yes: words.removeYes,
      alarm: true,
      act: () => badgesApi.remove(badge.id),
      onDone: () => {
        show(words.removed);
        leaveFor("/badges");
      },
    });
  return (
    <>
      <p>
        <button type="button" class="button danger" aria-haspopup="dialog" onClick={ask}>
          {words.remove}
        </button>
      </p>
      <Confirm question={asking} onClose={() => setAsking(null)} />
    </>
  );
}
