import { useState } from "preact/hooks";
import { spanText } from "../../../data/format";
import { hasRole, me } from "../../../data/session";
import { language, t } from "../../../i18n";
import { DemoTag } from "../../../ui/cards";
import { type Question as Asking, Confirm } from "../../../ui/forms/confirm";
import "../../../ui/forms/forms.css";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { Trouble } from "../../../ui/forms/trouble";
import { type Loaded, useLoaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { Icon } from "../../../ui/icon";
import { show } from "../../../ui/navigation/announcer";
import { signInHref } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { useNews } from "../../../ui/use-news";
import { isToCome, type Meeting, meetingsApi } from "../../data/meetings";
import { meetingsWords } from "../../words/meetings";
import { ConsentStep } from "../questions/consent-step";
import { HostPart } from "./host";
import { RoomPart } from "./room";
import "./meetings.css";

const NEWS = ["meeting.moved", "meeting.cancelled", "meeting.missed", "meeting.open", "meeting.changed"];

/** One meeting: when, with whom, a seat in it, and what is said there. */
export function MeetingPage({ id }: { id: string }) {
  const whose = me.value?.id;
  const loaded = useLoaded(`meeting ${id} ${whose}`, (signal) => meetingsApi.one(id, signal));
  useNews(NEWS, loaded.reload);
  return <LoadedPage loaded={loaded}>{(meeting) => <Sheet meeting={meeting} loaded={loaded} />}</LoadedPage>;
}

interface Props {
  meeting: Meeting;
  loaded: Loaded<Meeting>;
}

function Sheet({ meeting, loaded }: Props) {
  const words = meetingsWords();
  const { id, mentor, career, status, levels } = meeting;
  const off = status === "cancelled" || status === "missed";
  const inside = !off && (meeting.registered || meeting.hosting);
  // While people answer each other, that stands first.
  const live = status === "open" && inside;
  const room = inside && <RoomPart key={`${id} ${status}`} meeting={meeting} />;
  return (
    <article class="page text">
      <BackButton />
      <header class="sheet-head of-event">
        <p class="kind">{mentor ? words.with[mentor.kind] : words.withNobody}</p>
        <PageTitle text={career.label} />
        {meeting.demo && (
          <p class="tags">
            <DemoTag />
          </p>
        )}
      </header>
      {mentor && (
        <p class="lead">
          <a href={`/mentors/${mentor.id}`}>{words.who(mentor.first_name, mentor.job_title)}</a>
          {mentor.organisation && `, ${mentor.organisation}`}
        </p>
      )}
      <div role="status">
        {words.states[status] && (
          <p class={off ? "banner grave" : "banner"}>
            <Icon name={off ? "alert" : "talks"} />
            <span>
              {words.states[status]} {off && meeting.registered && words.goesOn}
            </span>
          </p>
        )}
      </div>
      {off && meeting.registered && (
        <p>
          <a href="/me/questions">{words.toQuestions}</a>
        </p>
      )}
      {live && room}
      <section>
        <h2>{words.when}</h2>
        <p class={off ? "when struck" : "when"}>{spanText(meeting.starts_at, meeting.ends_at, language.value)}</p>
        <p class="hint">{t().hours.local}</p>
        {isToCome(meeting) && !live && <p>{meeting.registered ? words.comeBack : words.inWriting}</p>}
        {levels.length > 0 && (
          <p class="hint">{words.forWho(levels.map((level) => t().levels[level] ?? level).join(", "))}</p>
        )}
      </section>
      {meeting.hosting ? (
        <HostPart meeting={meeting} loaded={loaded} />
      ) : (
        isToCome(meeting) && <Seat meeting={meeting} loaded={loaded} />
      )}
      {isToCome(meeting) && !live && (
        <p class="actions">
          <a class="button" href={`/api/v1/meetings/${id}.ics`} download={`${id}.ics`}>
            <Icon name="calendarAdd" />
            {words.calendar}
          </a>
        </p>
      )}
      {!live && room}
    </article>
  );
}

/** A seat: taken with one tap, given back with two. */
function Seat({ meeting, loaded }: Props) {
  const words = meetingsWords();
  const sending = useSending();
  const [asking, setAsking] = useState<Asking | null>(null);
  const account = me.value;
  if (!account) {
    return (
      <section>
        <p>{words.seats(meeting.seats_left)}</p>
        <p class="actions">
          <a class="button main" href={signInHref()}>
            {words.signIn}
          </a>
        </p>
      </section>
    );
  }
  if (!hasRole(account, "student")) return <p>{words.seats(meeting.seats_left)}</p>;
  const register = async (): Promise<void> => {
    if (await sending.send(async () => loaded.replace(await meetingsApi.register(meeting.id))))
      show(words.registerDone);
  };
  if (meeting.registered) {
    return (
      <section>
        <p class="tags">
          <span class="tag">{words.registered}</span>
        </p>
        <p class="actions">
          <button
            type="button"
            class="button"
            aria-haspopup="dialog"
            onClick={() =>
              setAsking({
                title: words.leaveTitle,
                text: words.leaveText,
                yes: words.leaveYes,
                act: () => meetingsApi.leave(meeting.id),
                onDone: () => {
                  show(words.leaveDone);
                  loaded.reload();
                },
              })
            }
          >
            {words.leave}
          </button>
        </p>
        <Confirm question={asking} onClose={() => setAsking(null)} />
      </section>
    );
  }
  return (
    <section class="stack">
      <p>{meeting.seats_left ? words.seats(meeting.seats_left) : words.full}</p>
      {meeting.seats_left > 0 && (
        <ConsentStep accountId={account.id}>
          <Trouble of={sending} />
          <button type="button" class="button main wide" aria-disabled={sending.busy} onClick={() => void register()}>
            {sending.busy ? words.registering : words.register}
          </button>
        </ConsentStep>
      )}
    </section>
  );
}
