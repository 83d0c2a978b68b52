import { t } from "../../i18n";
import { Sheet } from "../sheet";
import { Trouble } from "./trouble";
import { useSending } from "./use-sending";

/** Something to confirm before it is done. */
export interface Question {
  title: string;
  text: string;
  yes: string;
  /** It cannot be undone. */
  alarm?: boolean;
  act: () => Promise<unknown>;
  onDone: () => void;
}

/** Asks once more, then does it. */
export function Confirm({ question, onClose }: { question: Question | null; onClose: () => void }) {
  const sending = useSending();
  const go = async (): Promise<void> => {
    if (!question || !(await sending.send(question.act))) return;
    onClose();
    question.onDone();
  };
  const close = (): void => {
    sending.clear();
    onClose();
  };
  return (
    <Sheet
      open={question !== null}
      title={question?.title ?? ""}
      onClose={close}
      footer={
        <>
          <button type="button" class="button" onClick={close}>
            {t().cancel}
          </button>
          <button
            type="button"
            class={question?.alarm ? "button danger" : "button main"}
            aria-disabled={sending.busy}
            onClick={() => void go()}
          >
            {question?.yes}
          </button>
        </>
      }
    >
      <p>{question?.text}</p>
      <Trouble of={sending} />
    </Sheet>
  );
}
