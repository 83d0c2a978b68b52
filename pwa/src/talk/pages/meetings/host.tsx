import { useEffect, useState } from "preact/hooks";
import { momentText, parisDay, parisTime } from "../../../data/format";
import { language } from "../../../i18n";
import { type Question as Asking, Confirm } from "../../../ui/forms/confirm";
import { Trouble } from "../../../ui/forms/trouble";
import type { Loaded } from "../../../ui/forms/use-loaded";
import { useMissing } from "../../../ui/forms/use-missing";
import { useSending } from "../../../ui/forms/use-sending";
import { show } from "../../../ui/navigation/announcer";
import { type Meeting, meetingsApi } from "../../data/meetings";
import { meetingsWords } from "../../words/meetings";
import { instantInParis } from "./paris";
import { WhenFields } from "./when-fields";

/** So long before it begins a meeting may be opened, as the server has it. */
const EARLY_MS = 15 * 60_000;
/** How often the page looks whether that time has come. */
const LOOK_MS = 10_000;

interface Props {
  meeting: Meeting;
  loaded: Loaded<Meeting>;
}

/** What the mentor does with their meeting: open it, end it, move it, cancel it. */
export function HostPart({ meeting, loaded }: Props) {
  const words = meetingsWords().host;
  const sending = useSending();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [moving, setMoving] = useState(false);
  const { id, status } = meeting;
  const opensAt = Date.parse(meeting.starts_at) - EARLY_MS;
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  const isEarly = now < opensAt;
  if (status !== "planned" && status !== "open") return null;
  const done = (said: string) => (): void => {
    show(said);
    loaded.reload();
  };
  const open = async (): Promise<void> => {
    if (await sending.send(() => meetingsApi.open(id))) done(words.opened)();
  };
  const cancel = (): void =>
    setAsking({
      title: words.cancelTitle,
      text: words.cancelText,
      yes: words.cancelYes,
      alarm: true,
      act: () => meetingsApi.cancel(id),
      onDone: done(words.cancelled),
    });
  const close = (): void =>
    setAsking({
      title: words.closeTitle,
      text: words.closeText,
      yes: words.closeYes,
      act: () => meetingsApi.close(id),
      onDone: done(words.closed),
    });
  return (
    <section class="stack">
      {status === "planned" && (
        <p class="hint">
          {isEarly && words.opensAt(momentText(new Date(opensAt).toISOString(), language.value))} {words.openHint}
        </p>
      )}
      <Trouble of={sending} />
      <p class="actions">
        {status === "planned" && !isEarly && (
          <button type="button" class="button main" aria-disabled={sending.busy} onClick={() => void open()}>
            {words.open}
          </button>
        )}
        {status === "open" && (
          <button type="button" class="button main" aria-haspopup="dialog" onClick={close}>
            {words.close}
          </button>
        )}
        {status === "planned" && (
          <button type="button" class="button" aria-expanded={moving} onClick={() => setMoving(!moving)}>
            {words.move}
          </button>
        )}
        <button type="button" class="button" aria-haspopup="dialog" onClick={cancel}>
          {words.cancel}
        </button>
      </p>
      {moving && (
        <Move
          meeting={meeting}
          onMoved={(moved) => {
            setMoving(false);
            loaded.replace(moved);
            show(words.moved);
          }}
        />
      )}
      <Confirm question={asking} onClose={() => setAsking(null)} />
    </section>
  );
}

function Move({ meeting, onMoved }: { meeting: Meeting; onMoved: (moved: Meeting) => void }) {
  const words = meetingsWords().host;
  const starts = new Date(meeting.starts_at);
  const [day, setDay] = useState(parisDay(starts));
  const [time, setTime] = useState(parisTime(starts));
  const sending = useSending();
  const { form, errorOf, refuses } = useMissing<"starts_at">(
    { starts_at: day && time ? undefined : words.whenMissing },
    sending,
  );
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (refuses()) return;
    await sending.send(async () => {
      onMoved(await meetingsApi.change(meeting.id, { starts_at: instantInParis(day, time) }));
    });
  };
  return (
    <form ref={form} class="stack" noValidate onSubmit={(event) => void send(event)}>
      <WhenFields day={day} time={time} error={errorOf("starts_at")} onDay={setDay} onTime={setTime} />
      <Trouble of={sending} />
      <button type="submit" class="button main" aria-disabled={sending.busy}>
        {sending.busy ? words.sending : words.moveSend}
      </button>
    </form>
  );
}
