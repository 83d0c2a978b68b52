import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n";
import { Icon } from "./icon";
import { cover } from "./navigation/entries";

interface Props {
  open: boolean;
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  footer?: ComponentChildren;
}

/** A sheet that rises from the bottom (a dialog in the middle on a wide screen). « Back », Escape and a tap beside it
 * close it; over words that were typed and not sent, only the second time. */
export function Sheet({ open, title, onClose, children, footer }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const typed = useRef(new Set<HTMLTextAreaElement>());
  const [warned, setWarned] = useState(false);
  const stays = useRef((): boolean => false);
  stays.current = () => {
    const unsent = [...typed.current].some((field) => field.isConnected && field.value.trim());
    setWarned(unsent);
    return unsent && !warned;
  };
  // With what is drawn: whoever sees the sheet gone may go on, and the history is on its way.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (open && !element?.open) element?.showModal();
    if (!open && element?.open) element.close();
    if (!open) return;
    typed.current.clear();
    setWarned(false);
    return cover(() => {
      if (stays.current()) return false;
      element?.close();
      return true;
    });
  }, [open]);
  return (
    <dialog
      ref={dialog}
      class="sheet"
      aria-labelledby={id}
      onClose={onClose}
      onCancel={(event) => event.target === event.currentTarget && stays.current() && event.preventDefault()}
      onClick={(event) => event.target === event.currentTarget && !stays.current() && event.currentTarget.close()}
      onInput={({ target }) => {
        setWarned(false);
        if (target instanceof HTMLTextAreaElement) typed.current.add(target);
      }}
    >
      {open && (
        <div class="sheet-body">
          <header>
            <h2 id={id}>{title}</h2>
            <button type="button" class="round" aria-label={t().close} onClick={() => dialog.current?.close()}>
              <Icon name="close" />
            </button>
            <p role="status" class={warned ? "word" : undefined}>
              {warned && t().unsentHere}
            </p>
          </header>
          <div class="sheet-content">{children}</div>
          {footer && <footer>{footer}</footer>}
        </div>
      )}
    </dialog>
  );
}
