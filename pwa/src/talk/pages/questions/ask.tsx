import { useState } from "preact/hooks";
import { awaitHeading, query } from "../../../ui/navigation/router";
import "../../../ui/forms/forms.css";
import type { Screening } from "../../../data/safety";
import type { Me } from "../../../data/session";
import { AskLook } from "../../../safety/parts/ask-look";
import { Screened } from "../../../safety/parts/screened";
import { useCareerNames } from "../../../ui/career-names";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { type Mentor, mentorToAsk } from "../../data/mentors";
import { questionsWords } from "../../words/questions";
import { NotNow } from "../mentors/not-now";
import { AskForm, ServiceHours } from "./ask-form";
import "./questions.css";

const ROME = /^[A-N]\d{4}$/;

/** Ask a mentor, anyone who knows a career, or the advisers. */
export function AskPage() {
  return (
    <NeedsAccount roles={["student"]} why={questionsWords().ask.account} open={<ServiceHours />}>
      {(account) => {
        const mentor = query.value.get("mentor");
        return mentor ? (
          <AskMentor key={`${account.id} ${mentor}`} account={account} id={mentor} />
        ) : (
          <AskAnyone key={account.id} account={account} />
        );
      }}
    </NeedsAccount>
  );
}

function AskMentor({ account, id }: { account: Me; id: string }) {
  const loaded = useLoaded(`mentor ${id} ${account.id}`, (signal) => mentorToAsk(id, signal));
  return (
    <LoadedPage loaded={loaded}>
      {(mentor) => (
        <Asking account={account} mentor={mentor} career={{ key: mentor.career.code, label: mentor.career.label }} />
      )}
    </LoadedPage>
  );
}

function AskAnyone({ account }: { account: Me }) {
  const asked = query.value.get("career") ?? "";
  const code = ROME.test(asked) ? asked : "";
  const names = useCareerNames(code ? [code] : []);
  return <Asking account={account} mentor={null} career={code ? { key: code, label: names[code] ?? code } : null} />;
}

interface Props {
  account: Me;
  /** Null: the advisers, or anyone who knows. */
  mentor: Mentor | null;
  career: { key: string; label: string } | null;
}

function Asking({ account, mentor, career }: Props) {
  const words = questionsWords().ask;
  const [sent, setSent] = useState<{ id: string; screening: Screening } | null>(null);
  if (sent) return <Sent {...sent} />;
  return (
    <div class="page text">
      <BackButton />
      <PageTitle text={words.title} />
      {mentor && (
        <p class="lead">
          <a href={`/mentors/${mentor.id}`}>{words.to(mentor.first_name)}</a>, {mentor.job_title}
        </p>
      )}
      {mentor && !mentor.contactable ? (
        <NotNow mentor={mentor} />
      ) : (
        <AskForm
          account={account}
          mentor={mentor}
          career={career}
          onScreened={(id, screening) => {
            awaitHeading();
            setSent({ id, screening });
            scrollTo(0, 0);
          }}
        />
      )}
    </div>
  );
}

/** It has gone, and the server had something to say about its words. */
function Sent({ id, screening }: { id: string; screening: Screening }) {
  const words = questionsWords().ask;
  return (
    <div class="page text">
      <PageTitle text={screening.held ? words.heldTitle : words.sentTitle} />
      <Screened screening={screening} />
      {(screening.masked.length > 0 || screening.held) && (
        <AskLook about={{ subject_kind: "question", subject_id: id }} />
      )}
      <p class="actions">
        <a class="button main" href={`/me/questions/${id}`}>
          {words.toQuestion}
        </a>
      </p>
    </div>
  );
}
