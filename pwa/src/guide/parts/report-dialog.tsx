import { useId, useState } from "preact/hooks";
import { report } from "../../data/outbox";
import type { WaitingReport } from "../../data/store";
import type { OfferReason, Topic } from "../../data/types";
import { t } from "../../i18n";
import { OneChoice } from "../../ui/choices";
import { Trouble } from "../../ui/forms/trouble";
import { useSending } from "../../ui/forms/use-sending";
import { Icon } from "../../ui/icon";
import { show } from "../../ui/navigation/announcer";
import { Sheet } from "../../ui/sheet";

const MESSAGE_MAX = 1000;

/** "Report a mistake": the button and its dialog. */
export function ReportButton({ about, itemId }: Pick<WaitingReport, "about" | "itemId">) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name="flag" />
        {about === "offers" ? t().report.openOffer : t().report.open}
      </button>
      <Sheet
        open={open}
        title={about === "offers" ? t().report.titleOffer : t().report.title}
        onClose={() => setOpen(false)}
      >
        <ReportForm about={about} itemId={itemId} onDone={() => setOpen(false)} />
      </Sheet>
    </>
  );
}

function ReportForm({ about, itemId, onDone }: Pick<WaitingReport, "about" | "itemId"> & { onDone: () => void }) {
  const words = t().report;
  const offer = about === "offers";
  const told = about === "trainings" || about === "careers" ? words.textTopics : words.topics;
  const topics = Object.entries(offer ? words.reasons : told).map(([value, label]) => ({ value, label }));
  const [topic, setTopic] = useState(topics[0]!.value);
  const [message, setMessage] = useState("");
  const sending = useSending();
  const id = useId();

  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const body = { id: crypto.randomUUID(), message: message.trim() };
    await sending.send(async () => {
      const outcome = await report(
        offer
          ? { about, itemId, report: { ...body, reason: topic as OfferReason } }
          : { about, itemId, report: { ...body, topic: topic as Topic } },
      );
      show(words[outcome]);
      onDone();
    });
  };

  return (
    <form onSubmit={(event) => void send(event)}>
      <OneChoice
        legend={offer ? words.titleOffer : words.title}
        quiet
        options={topics}
        chosen={topic}
        onChange={setTopic}
      />
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
      {offer && <p class="hint">{words.help}</p>}
      <Trouble of={sending} />
      <button type="submit" class="button main wide" aria-disabled={sending.busy}>
        {words.send}
      </button>
    </form>
  );
}
