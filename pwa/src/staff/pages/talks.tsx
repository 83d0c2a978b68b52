import { momentText } from "../../data/format";
import { language } from "../../i18n";
import { casesApi, type MeetingSeen } from "../../safety/data/staff";
import { dayOf } from "../../ui/forms/day";
import { casesWords } from "../words/cases";
import { departmentText, StaffPage } from "./frame";
import { StaffList } from "./list";
import { ReadTalk } from "./read-talk";
import "./cases.css";

/** The conversations of an account, without their words; reading one needs a motive. */
export function TalksPage({ id }: { id: string }) {
  const words = casesWords();
  return (
    <StaffPage title={words.talks} lead={words.talksLead} roles={["referent", "admin"]}>
      {() => (
        <StaffList<MeetingSeen>
          name={`talks ${id}`}
          load={(_, signal) => casesApi.talks(id, signal)}
          none={words.noTalks}
        >
          {(talks) => (
            <ul class="reviews">
              {talks.map((talk) => (
                <Talk key={talk.id} talk={talk} />
              ))}
            </ul>
          )}
        </StaffList>
      )}
    </StaffPage>
  );
}

function Talk({ talk }: { talk: MeetingSeen }) {
  const words = casesWords();
  const names = [talk.student, talk.mentor].map((one) => one?.first_name ?? words.gone);
  return (
    <li class="review">
      <h2>{names.join(" – ")}</h2>
      <p class="facts">
        <span>{words.talkStates[talk.status] ?? talk.status}</span>
        {talk.department && <span>{departmentText(talk.department)}</span>}
        <span>{words.openedOn(dayOf(talk.opened_at))}</span>
        <span>{words.messages(talk.messages)}</span>
        <span>{words.last(momentText(talk.last_at, language.value))}</span>
      </p>
      <ReadTalk id={talk.id} label={words.read} />
    </li>
  );
}
