import { useId, useState } from "preact/hooks";
import { show } from "../app/announcer";
import { report } from "../data/outbox";
import type { WaitingReport } from "../data/store";
import type { Topic } from "../data/types";
import { t } from "../i18n";
import { OneChoice } from "./choices";
import { Icon } from "./icon";
import { Sheet } from "./sheet";

const MESSAGE_MAX = 1000;

/** "Report a mistake": the button and its dialog. */
export function ReportButton({ about, itemId }: Pick<WaitingReport, "about" | "itemId">) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name="flag" />
        {t().report.open}
      </button>
      <Sheet open={open} title={t().report.title} onClose={() => setOpen(false)}>
        <ReportForm about={about} itemId={itemId} onDone={() => setOpen(false)} />
      </Sheet>
    </>
  );
}

function ReportForm({ about, itemId, onDone }: Pick<WaitingReport, "about" | "itemId"> & { onDone: () => void }) {
  const words = t().report;
  const topics = Object.entries(words.topics).map(([value, label]) => ({ value: value as Topic, label }));
  const [topic, setTopic] = useState<Topic>("address");
  const [message, setMessage] = useState("");
  const [sending, setSending] = useState(false);
  const id = useId();

  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (sending) return;
    setSending(true);
    try {
      const outcome = await report({
        about,
        itemId,
        report: { id: crypto.randomUUID(), topic, message: message.trim() },
      });
      show(words[outcome]);
      onDone();
    } catch {
      show(t().saved.failed);
      setSending(false);
    }
  };

  return (
    <form onSubmit={(event) => void send(event)}>
      <OneChoice legend={words.title} quiet options={topics} chosen={topic} onChange={setTopic} />
      <label for={id}>{words.message}</label>
      <textarea
        id={id}
        rows={4}
        maxLength={MESSAGE_MAX}
        aria-describedby={`${id}-help`}
        value={message}
        onInput={(event) => setMessage(event.currentTarget.value)}
      />
      <p id={`${id}-help`} class="hint">
        {words.warning} {words.left(MESSAGE_MAX - message.length)}
      </p>
      <button type="submit" class="button main wide" aria-disabled={sending}>
        {words.send}
      </button>
    </form>
  );
}
