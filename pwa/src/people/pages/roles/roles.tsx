import { hasRole, type Me } from "../../../data/session";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { Trouble } from "../../../ui/forms/trouble";
import { type Loaded, useLoaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { show } from "../../../ui/navigation/announcer";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { type Candidacy, type CandidateRole, isOpen, type MentorMine, rolesApi } from "../../data/roles";
import { rolesWords } from "../../words/roles";
import "../../../ui/forms/forms.css";
import { CandidacyBox } from "./candidacy-box";
import "./roles.css";

const ROLES: readonly CandidateRole[] = ["mentor", "company", "issuer", "school"];

interface MyRoles {
  candidacies: Candidacy[];
  mentor: MentorMine;
}

/** What one can become here, and where each request stands. */
export function RolesPage() {
  return <NeedsAccount>{(account) => <Roles account={account} />}</NeedsAccount>;
}

function Roles({ account }: { account: Me }) {
  const words = rolesWords();
  const loaded = useLoaded<MyRoles>(`roles ${account.id}`, async (signal) => {
    const [candidacies, mentor] = await Promise.all([rolesApi.candidacies(signal), rolesApi.mentor(signal)]);
    return { candidacies, mentor };
  });
  return (
    <LoadedPage loaded={loaded}>
      {({ candidacies, mentor }) => (
        <div class="page roles">
          <BackButton />
          <PageTitle text={words.title} />
          <p class="lead">{words.lead}</p>
          <div class="role-cards">
            {ROLES.map((role) => (
              <RoleCard
                key={role}
                role={role}
                candidacies={candidacies.filter((one) => one.role === role)}
                mentor={role === "mentor" && hasRole(account, "mentor") ? mentor : null}
                loaded={loaded}
              />
            ))}
          </div>
        </div>
      )}
    </LoadedPage>
  );
}

interface CardProps {
  role: CandidateRole;
  candidacies: Candidacy[];
  mentor: MentorMine | null;
  loaded: Loaded<MyRoles>;
}

function RoleCard({ role, candidacies, mentor, loaded }: CardProps) {
  const words = rolesWords();
  const open = candidacies.filter(isOpen);
  // Of what is over, only the last word counts.
  const last = open.length ? undefined : candidacies.find((one) => one.status !== "withdrawn");
  const begin = open.length ? words.another : last ? words.again : words.begin;
  const several = role === "company" || role === "issuer";
  return (
    <section class="role-card" aria-labelledby={`role-${role}`}>
      <h2 id={`role-${role}`}>{words.cards[role].title}</h2>
      <p>{words.cards[role].text}</p>
      {[...open, ...(last ? [last] : [])].map((candidacy) => (
        <CandidacyBox key={candidacy.id} candidacy={candidacy} onChanged={loaded.reload} />
      ))}
      {mentor && <Listing mentor={mentor} onChanged={loaded.reload} />}
      {(open.length === 0 || several) && (
        <p class="actions">
          <a
            class={open.length ? "button" : "button main"}
            href={`/me/roles/${role}`}
            aria-describedby={`role-${role}`}
          >
            {begin}
          </a>
        </p>
      )}
    </section>
  );
}

/** A verified mentor's place in the list. */
function Listing({ mentor, onChanged }: { mentor: MentorMine; onChanged: () => void }) {
  const words = rolesWords();
  const sending = useSending();
  const toggle = async (): Promise<void> => {
    if (!(await sending.send(() => rolesApi.pause(!mentor.paused)))) return;
    show(mentor.paused ? words.resumeDone : words.pauseDone);
    onChanged();
  };
  return (
    <>
      {mentor.paused && <p>{words.paused}</p>}
      <Trouble of={sending} />
      <p class="actions">
        <a class="button" href="/me/roles/mentor?step=job">
          {words.editProfile}
        </a>
        <button type="button" class="button" aria-disabled={sending.busy} onClick={() => void toggle()}>
          {mentor.paused ? words.resumeListing : words.pause}
        </button>
        <a class="button" href="/mentors">
          {words.seeMentors}
        </a>
      </p>
    </>
  );
}
