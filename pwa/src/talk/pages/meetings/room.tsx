import { useEffect, useRef, useState } from "preact/hooks";
import type { Screening } from "../../../data/safety";
import { AskLook } from "../../../safety/parts/ask-look";
import { Protect } from "../../../safety/parts/protect";
import { Screened } from "../../../safety/parts/screened";
import { ListFailure } from "../../../ui/failure";
import { Field, Tick } from "../../../ui/forms/field";
import { Trouble } from "../../../ui/forms/trouble";
import { type Loaded, useLoaded } from "../../../ui/forms/use-loaded";
import { useMissing } from "../../../ui/forms/use-missing";
import { useSending } from "../../../ui/forms/use-sending";
import { announce, show } from "../../../ui/navigation/announcer";
import { ListSkeleton } from "../../../ui/skeleton";
import { useNews } from "../../../ui/use-news";
import { type Asked, type Meeting, meetingsApi, type Room } from "../../data/meetings";
import { Ideas } from "../../parts/ideas";
import { Thanks } from "../../parts/thanks";
import { meetingsWords } from "../../words/meetings";
import { AnswerForm } from "./answer-form";

const TEXT_MIN = 10;
const TEXT_MAX = 1000;

/** What is asked and answered, for who has a seat and who answers; news come in by themselves. */
export function RoomPart({ meeting }: { meeting: Meeting }) {
  const words = meetingsWords();
  const loaded = useLoaded(`room ${meeting.id}`, (signal) => meetingsApi.room(meeting.id, signal));
  useNews(["meeting.changed"], loaded.reload);
  const answered = loaded.data?.questions.filter(({ answer }) => answer).length;
  const before = useRef<number>(undefined);
  useEffect(() => {
    if (answered === undefined) return;
    if (before.current !== undefined && answered > before.current) announce(words.news(answered - before.current));
    before.current = answered;
  }, [answered]);
  if (!loaded.data) {
    return loaded.error === undefined ? (
      <ListSkeleton rows={2} />
    ) : (
      <ListFailure error={loaded.error} onRetry={loaded.reload} />
    );
  }
  const { questions, registered } = loaded.data;
  return (
    <section class="stack">
      <h2>{words.room}</h2>
      {meeting.hosting ? <p>{words.host.registered(registered ?? 0)}</p> : <p class="hint">{words.roomLead}</p>}
      {!questions.length && <p class="empty">{meeting.hosting ? words.host.none : words.nothing}</p>}
      <ul class="room-said">
        {questions.map((question) => (
          <Said key={question.id} meeting={meeting} question={question} onAnswered={loaded.reload} />
        ))}
      </ul>
      {!meeting.hosting && <AskPart meeting={meeting} room={loaded.data} loaded={loaded} />}
    </section>
  );
}

interface SaidProps {
  meeting: Meeting;
  question: Asked;
  onAnswered: () => void;
}

/** One question, and its answer once it is there. */
function Said({ meeting, question, onAnswered }: SaidProps) {
  const words = meetingsWords();
  const { student, answer, mine, status, answered } = question;
  const title = student ? words.host.from(student.first_name, "", question.minor ?? false) : words.another;
  const name = meeting.mentor?.first_name ?? "";
  return (
    <li class="card">
      <div class="card-text">
        <h3>{mine ? words.yours : title}</h3>
        <p class="as-typed quoted">{question.text}</p>
        {!mine && !meeting.hosting && (
          <p class="actions">
            <Protect about={{ subject_kind: "question", subject_id: question.id }} name={words.another} />
          </p>
        )}
        {answer && (
          <>
            <h4>{words.reply}</h4>
            <p class="as-typed">{answer.text}</p>
            {mine && <Thanks questionId={question.id} thanked={question.thanked} />}
            {!meeting.hosting && (
              <p class="actions">
                {mine && question.conversation_id && (
                  <a class="button" href={`/conversations/${question.conversation_id}`}>
                    {words.goOn}
                  </a>
                )}
                <Protect about={{ subject_kind: "message", subject_id: answer.id }} name={name} />
              </p>
            )}
          </>
        )}
        {!answer && answered && <p class="hint">{meeting.hosting ? words.host.looked : words.looked}</p>}
        {mine && !answered && <p class="hint">{status === "held" ? words.held : words.waiting}</p>}
        {meeting.hosting && !answered && (
          <>
            {meeting.status === "open" ? (
              <AnswerForm meeting={meeting} question={question} onAnswered={onAnswered} />
            ) : (
              meeting.status === "planned" && <p class="hint">{words.host.waitsOpen}</p>
            )}
            <p class="actions">
              <Protect
                about={{ subject_kind: "question", subject_id: question.id }}
                name={question.student?.first_name ?? ""}
              />
            </p>
          </>
        )}
      </div>
    </li>
  );
}

interface AskProps {
  meeting: Meeting;
  room: Room;
  loaded: Loaded<Room>;
}

/** A question of one's own, or an idea that a tap writes down. */
function AskPart({ meeting, room, loaded }: AskProps) {
  const words = meetingsWords();
  const [text, setText] = useState("");
  const [wish, setWish] = useState(false);
  const [id, setId] = useState(() => crypto.randomUUID() as string);
  const [found, setFound] = useState<{ id: string; screening: Screening } | null>(null);
  const sending = useSending();
  const length = text.trim().length;
  const { form, errorOf, refuses } = useMissing<"text">(
    { text: length < TEXT_MIN ? words.tooShort(TEXT_MIN) : undefined },
    sending,
  );
  if (!room.may_ask) return isOver(meeting) ? null : <p class="hint">{words.enough}</p>;
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (refuses()) return;
    const sent = await sending.send(async () => {
      const { screening } = await meetingsApi.ask(meeting.id, { id, text, wish });
      setFound({ id, screening });
    });
    if (!sent) return;
    show(words.sent);
    setText("");
    setWish(false);
    setId(crypto.randomUUID());
    loaded.reload();
  };
  return (
    <form ref={form} class="stack" noValidate onSubmit={(event) => void send(event)}>
      {found && (
        <>
          <Screened screening={found.screening} />
          {(found.screening.masked.length > 0 || found.screening.held) && (
            <AskLook about={{ subject_kind: "question", subject_id: found.id }} />
          )}
        </>
      )}
      <Ideas of={meeting.mentor && meeting.mentor.kind !== "professional" ? "learning" : "trade"} onPick={setText} />
      <Field
        label={words.text}
        hint={`${words.warning} ${words.left(room.questions_left)}`}
        error={errorOf("text")}
        rows={3}
        maxLength={TEXT_MAX}
        required
        value={text}
        onInput={setText}
      />
      <Tick label={words.wish} checked={wish} onChange={setWish} />
      <Trouble of={sending} />
      <button type="submit" class="button main wide" aria-disabled={sending.busy}>
        {sending.busy ? words.sending : words.send}
      </button>
    </form>
  );
}

function isOver({ status }: Meeting): boolean {
  return status !== "planned" && status !== "open";
}
