import { me } from "../../../data/session";
import { mentorsWords } from "../../../people/words/mentors";
import { Protect } from "../../../safety/parts/protect";
import { failureIn } from "../../../ui/failure";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { leaveFor } from "../../../ui/navigation/router";
import { BackButton, PageTitle } from "../../../ui/page";
import { type Mentor, mentorsApi } from "../../data/mentors";
import "../../../ui/sheet-frame.css";
import { maySeek } from "./ask-anyone";
import { NotNow } from "./not-now";

/** A verified mentor's page: a first name, a job, and what they say of it. */
export function MentorPage({ id }: { id: string }) {
  const loaded = useLoaded(`mentor ${id} ${me.value?.id}`, (signal) => mentorsApi.one(id, signal));
  if (failureIn(loaded.error) === "missing" && me.value?.minor && !me.value.age_vouched) return <NotShown />;
  return <LoadedPage loaded={loaded}>{(mentor) => <MentorSheet mentor={mentor} />}</LoadedPage>;
}

/** Who is 16 or 17 is shown to none whose age nobody vouches for: that is no wrong address. */
function NotShown() {
  const words = mentorsWords();
  return (
    <div class="page text">
      <BackButton />
      <PageTitle text={words.notShown} />
      <p>{words.notShownText}</p>
      <p class="actions">
        <a class="button main" href="/me/age">
          {words.vouch}
        </a>
        <a class="button" href="/mentors">
          {words.others}
        </a>
      </p>
    </div>
  );
}

function MentorSheet({ mentor }: { mentor: Mentor }) {
  const words = mentorsWords();
  const pairs: [string, string | null][] = [
    [words.trainedAs, mentor.training],
    [words.organisation, mentor.organisation],
    [words.where, mentor.commune],
    [words.answerTime, mentor.response_hours === null ? null : words.answersIn(mentor.response_hours)],
    [words.speaks, mentor.languages.map((code) => words.languages[code] ?? code).join(", ")],
  ];
  return (
    <article class="page">
      <BackButton />
      <header class="sheet-head of-career">
        <p class="kind">{words.kinds[mentor.kind] ?? mentor.kind}</p>
        <PageTitle text={mentor.first_name} />
        <p>{mentor.job_title}</p>
      </header>
      <p class="text">{mentor.presentation}</p>
      {maySeek(me.value) && <Ask mentor={mentor} />}
      <dl class="pairs">
        <div>
          <dt>{words.career}</dt>
          <dd>
            <a href={`/careers/${mentor.career.code}`}>{mentor.career.label}</a>
          </dd>
        </div>
        {pairs.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <p class="hint">{words.verified}</p>
      {me.value && (
        <div class="actions">
          <Protect
            about={{ subject_kind: "mentor", subject_id: mentor.id }}
            whom={{ mentor_id: mentor.id }}
            name={mentor.first_name}
            onBlocked={() => leaveFor("/mentors")}
          />
        </div>
      )}
    </article>
  );
}

/** The way to ask, or why not now and whom else. */
function Ask({ mentor }: { mentor: Mentor }) {
  const words = mentorsWords();
  if (mentor.contactable) {
    return (
      <p>
        <a class="button main wide" href={`/ask?mentor=${mentor.id}`}>
          {words.ask}
        </a>
      </p>
    );
  }
  return <NotNow mentor={mentor} />;
}
