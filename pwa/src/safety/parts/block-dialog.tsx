import { useState } from "preact/hooks";
import { t } from "../../i18n";
import { show } from "../../ui/navigation/announcer";
import { type BlockDraft, safetyApi } from "../data/people";
import { reportsWords } from "../words/reports";
import "../../ui/forms/forms.css";
import { Trouble } from "../../ui/forms/trouble";
import { useSending } from "../../ui/forms/use-sending";
import { Sheet } from "../../ui/sheet";

/** The other one of a conversation, or a mentor of the directory. */
export type Whom = Omit<BlockDraft, "id">;

interface Props {
  /** Whom to block; null: closed. */
  whom: Whom | null;
  /** Their first name, where it is known. */
  name: string;
  onClose: () => void;
  onBlocked: () => void;
}

/** Asks once more before somebody is blocked, everywhere. */
export function BlockDialog({ whom, name, onClose, onBlocked }: Props) {
  const words = reportsWords();
  const done = (): void => {
    onClose();
    onBlocked();
  };
  return (
    <Sheet open={whom !== null} title={words.blockTitle(name)} onClose={onClose}>
      {whom && (
        <div class="stack">
          <p>{words.blockText}</p>
          <BlockForm whom={whom} onDone={done} onCancel={onClose} />
        </div>
      )}
    </Sheet>
  );
}

/** The button that blocks. */
export function BlockForm({ whom, onDone, onCancel }: { whom: Whom; onDone: () => void; onCancel?: () => void }) {
  const words = reportsWords();
  const sending = useSending();
  const [id] = useState(() => crypto.randomUUID());
  const block = async (): Promise<void> => {
    if (!(await sending.send(() => safetyApi.block({ id, ...whom })))) return;
    show(words.blocked);
    onDone();
  };
  return (
    <>
      <Trouble of={sending} />
      <p class="actions">
        <button type="button" class="button danger" aria-disabled={sending.busy} onClick={() => void block()}>
          {words.block}
        </button>
        {onCancel && (
          <button type="button" class="button" onClick={onCancel}>
            {t().cancel}
          </button>
        )}
      </p>
    </>
  );
}
