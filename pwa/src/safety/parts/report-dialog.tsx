import { useEffect, useId, useRef, useState } from "preact/hooks";
import { me } from "../../data/session";
import { Field } from "../../ui/forms/field";
import { announce } from "../../ui/navigation/announcer";
import { type BlockDraft, type Reported, type ReportReason, report } from "../data/people";
import { reportsWords } from "../words/reports";
import "../../ui/forms/forms.css";
import "./safety.css";
import { Trouble } from "../../ui/forms/trouble";
import { useSending } from "../../ui/forms/use-sending";
import { Sheet } from "../../ui/sheet";
import { BlockForm } from "./block-dialog";
import { FOR_CONTACT, FOR_MEETING, HelpNumbers } from "./help-numbers";

const NOTE_MAX = 1000;

interface Props {
  /** What is reported; null: closed. */
  about: Reported | null;
  /** Whom one may block as well, once it is reported. */
  whom?: Omit<BlockDraft, "id">;
  /** It is reported, or will be with a network. */
  onReported?: () => void;
  onClose: () => void;
}

/** Reporting in two taps: the door that opened this, and the reason. Then who listens, and what happens next. */
export function ReportDialog({ about, whom, onReported, onClose }: Props) {
  const words = reportsWords();
  const [outcome, setOutcome] = useState<"sent" | "later" | null>(null);
  const [reason, setReason] = useState<ReportReason | null>(null);
  const close = (): void => {
    setOutcome(null);
    onClose();
  };
  const done = (how: "sent" | "later", why: ReportReason): void => {
    setReason(why);
    setOutcome(how);
    onReported?.();
  };
  return (
    <Sheet open={about !== null} title={outcome ? words[outcome] : words.title} onClose={close}>
      {about && !outcome && <Reasons about={about} onDone={done} />}
      {outcome && <Thanks whom={whom} reason={reason} onClose={close} />}
    </Sheet>
  );
}

function Reasons({
  about,
  onDone,
}: {
  about: Reported;
  onDone: (outcome: "sent" | "later", reason: ReportReason) => void;
}) {
  const words = reportsWords();
  const sending = useSending();
  const [id] = useState(() => crypto.randomUUID());
  const [note, setNote] = useState("");
  const send = async (reason: ReportReason): Promise<void> => {
    const account = me.value;
    if (!account) return;
    await sending.send(async () => {
      const outcome = await report(account, { id, ...about, reason, note: note.trim() });
      announce(words[outcome]);
      onDone(outcome, reason);
    });
  };
  return (
    <div class="report">
      <p class="hint">{words.lead}</p>
      <details>
        <summary>{words.more}</summary>
        <Field label={words.note} hint={words.noteHint} rows={3} maxLength={NOTE_MAX} value={note} onInput={setNote} />
      </details>
      <Trouble of={sending} />
      <ul>
        {(Object.entries(words.reasons) as [ReportReason, string][]).map(([reason, label]) => (
          <li key={reason}>
            <button
              type="button"
              class="button wide row"
              aria-disabled={sending.busy}
              onClick={() => void send(reason)}
            >
              {label}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ThanksProps {
  whom: Props["whom"];
  /** Why it was reported. */
  reason: ReportReason | null;
  onClose: () => void;
}

/** Whoever is in danger may be so by their own hand: there the order is that of distress. */
const orderFor = (reason: ReportReason | null): string[] | undefined =>
  reason === "danger" ? undefined : reason === "meeting" ? FOR_MEETING : FOR_CONTACT;

function Thanks({ whom, reason, onClose }: ThanksProps) {
  const words = reportsWords();
  const id = useId();
  const order = orderFor(reason);
  const start = useRef<HTMLParagraphElement>(null);
  // The button that had the focus is gone.
  useEffect(() => start.current?.focus(), []);
  return (
    <div class="report">
      <p ref={start} tabIndex={-1}>
        {words.then}
      </p>
      {whom && (
        <section class="hint-card" aria-labelledby={id}>
          <p id={id}>{words.blockAsk}</p>
          <BlockForm whom={whom} onDone={onClose} />
        </section>
      )}
      <HelpNumbers told={false} {...(order && { order })} />
      <button type="button" class="button wide" onClick={onClose}>
        {words.close}
      </button>
    </div>
  );
}
