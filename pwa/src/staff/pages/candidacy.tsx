import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { api } from "../../data/client";
import { hasRole, me } from "../../data/session";
import { mentorsWords } from "../../people/words/mentors";
import { ListFailure } from "../../ui/failure";
import { dayOf } from "../../ui/forms/day";
import { useLoaded } from "../../ui/forms/use-loaded";
import { show } from "../../ui/navigation/announcer";
import { leaveFor } from "../../ui/navigation/router";
import { OutLink } from "../../ui/page";
import { ListSkeleton } from "../../ui/skeleton";
import { type CandidacyDetail, staffApi } from "../data/staff";
import { staffWords } from "../words/staff";
import { type Asked, Decide } from "./decide";
import { departmentText, roleText, StaffPage } from "./frame";

/** The State's public page of a company, where a referent checks what was typed. */
export const COMPANY_PAGE = "https://annuaire-entreprises.data.gouv.fr/etablissement/";

/** Everything a referent checks about a request, and the decision. */
export function CandidacyPage({ id }: { id: string }) {
  const words = staffWords();
  return (
    <StaffPage title={words.candidacy.one} roles={["referent", "admin"]}>
      {() => <Candidacy id={id} />}
    </StaffPage>
  );
}

function Candidacy({ id }: { id: string }) {
  const loaded = useLoaded(`candidacy ${id}`, (signal) => staffApi.candidacy(id, signal));
  if (loaded.error !== undefined) return <ListFailure error={loaded.error} onRetry={loaded.reload} />;
  if (!loaded.data) return <ListSkeleton rows={4} />;
  return <Detail candidacy={loaded.data} />;
}

function Detail({ candidacy }: { candidacy: CandidacyDetail }) {
  const words = staffWords().candidacy;
  const { status } = candidacy;
  return (
    <>
      <p class="facts">
        <span>
          <strong>{roleText(candidacy.role)}</strong>
        </span>
        <span>{words.statuses[status] ?? status}</span>
        <span>{departmentText(candidacy.department)}</span>
        {candidacy.submitted_at && <span>{staffWords().since(dayOf(candidacy.submitted_at))}</span>}
      </p>
      {status !== "waiting" && candidacy.decided_at && (
        <p>
          {words.decided(dayOf(candidacy.decided_at), candidacy.decided_by)}{" "}
          {candidacy.reason && <q>{candidacy.reason}</q>}
        </p>
      )}
      <Facts
        title={words.person}
        facts={[
          [words.firstName, candidacy.first_name],
          [words.age, candidacy.age === null ? words.ageUnknown : words.years(candidacy.age)],
          [words.email, candidacy.email],
        ]}
      />
      {candidacy.mentor && <MentorFacts mentor={candidacy.mentor} />}
      {candidacy.organisation && <OrganisationFacts organisation={candidacy.organisation} />}
      {candidacy.former.length > 0 && <Former candidacy={candidacy} />}
      <Decision candidacy={candidacy} />
    </>
  );
}

type Fact = [string, ComponentChildren];

function Facts({ title, facts }: { title: string; facts: Fact[] }) {
  return (
    <section class="review">
      <h2>{title}</h2>
      <dl class="facts-table">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}

function MentorFacts({ mentor }: { mentor: NonNullable<CandidacyDetail["mentor"]> }) {
  const words = staffWords().candidacy;
  const [career, setCareer] = useState("");
  const [commune, setCommune] = useState("");
  useEffect(() => {
    // The request names codes; their names help the reader, and nothing waits for them.
    if (mentor.career_code)
      api.career(mentor.career_code).then(
        ({ label }) => setCareer(label),
        () => undefined,
      );
    if (mentor.commune_code)
      api.commune(mentor.commune_code).then(
        ({ name }) => setCommune(name),
        () => undefined,
      );
  }, [mentor.career_code, mentor.commune_code]);
  const names = mentorsWords().languages;
  const day = (instant: string | null): string => (instant ? dayOf(instant) : words.notYet);
  return (
    <Facts
      title={words.mentor}
      facts={[
        [words.kind, mentor.kind && words.kinds[mentor.kind]],
        [words.job, mentor.job_title],
        [
          words.career,
          mentor.career_code && <a href={`/careers/${mentor.career_code}`}>{career || mentor.career_code}</a>,
        ],
        [words.commune, commune || mentor.commune_code],
        [words.languages, mentor.languages.map((code) => names[code] ?? code).join(", ")],
        [words.training, mentor.training],
        [words.presentation, <p class="quoted">{mentor.presentation}</p>],
        [words.charter, day(mentor.charter_signed_at)],
        [words.honour, day(mentor.honour_at)],
        [words.quiz, day(mentor.quiz_passed_at)],
      ]}
    />
  );
}

function OrganisationFacts({ organisation }: { organisation: NonNullable<CandidacyDetail["organisation"]> }) {
  const words = staffWords().candidacy;
  return (
    <Facts
      title={words.organisation}
      facts={[
        [words.name, organisation.name],
        [
          words.siret,
          organisation.siret && (
            <>
              {organisation.siret}{" "}
              <OutLink href={`${COMPANY_PAGE}${organisation.siret}`}>{words.checkDirectory}</OutLink>
              {organisation.company_banned && <b> {words.companyBanned}</b>}
            </>
          ),
        ],
        [words.uai, organisation.uai],
        [words.commune, organisation.commune],
        [
          words.source,
          organisation.verified_at
            ? words.alreadyVerified
            : organisation.source === "typed"
              ? words.typed
              : words.fromDirectory,
        ],
      ]}
    />
  );
}

function Former({ candidacy }: { candidacy: CandidacyDetail }) {
  const words = staffWords().candidacy;
  return (
    <section class="review">
      <h2>{words.former}</h2>
      <ul class="links">
        {candidacy.former.map((one, index) => (
          <li key={index}>
            {roleText(one.role)}, {words.statuses[one.status] ?? one.status}
            {one.decided_at && `, ${dayOf(one.decided_at)}`} {one.reason && <q>{one.reason}</q>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Decision({ candidacy }: { candidacy: CandidacyDetail }) {
  const words = staffWords();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { id, status } = candidacy;
  const accept = (): void =>
    setAsked({
      title: words.accept,
      text: words.candidacy.acceptAsk(roleText(candidacy.role)),
      yes: words.accept,
      act: () => staffApi.decide(id, true, ""),
    });
  const refuse = (): void =>
    setAsked({
      title: words.refuse,
      text: words.candidacy.refuseAsk,
      yes: words.refuse,
      reasons: words.candidacy.reasons,
      act: (reason) => staffApi.decide(id, false, reason),
    });
  const revoke = (): void =>
    setAsked({
      title: words.candidacy.revoke,
      text: words.candidacy.revokeAsk,
      yes: words.candidacy.revoke,
      reasons: words.candidacy.revokeReasons,
      act: (reason) => staffApi.revokeApproval(id, reason),
    });
  const done = (): void => {
    show(words.done);
    leaveFor("/staff/candidacies");
  };
  if (status !== "waiting" && status !== "approved") return null;
  return (
    <>
      <p class="actions">
        {status === "waiting" ? (
          <>
            <button type="button" class="button main" aria-haspopup="dialog" onClick={accept}>
              {words.accept}
            </button>
            <button type="button" class="button" aria-haspopup="dialog" onClick={refuse}>
              {words.refuse}
            </button>
          </>
        ) : (
          <button type="button" class="button danger" aria-haspopup="dialog" onClick={revoke}>
            {words.candidacy.revoke}
          </button>
        )}
        {candidacy.role === "mentor" && candidacy.status === "approved" && (
          <a class="button" href={`/staff/conversations/${candidacy.account_id}`}>
            {words.account.seeTalks}
          </a>
        )}
        {me.value && hasRole(me.value, "admin") && (
          <a class="button" href={`/staff/accounts?id=${candidacy.account_id}`}>
            {words.candidacy.account}
          </a>
        )}
      </p>
      <Decide asked={asked} onClose={() => setAsked(null)} onDone={done} />
    </>
  );
}
