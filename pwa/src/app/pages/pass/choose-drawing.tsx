import { useState } from "preact/hooks";
import { updateMe } from "../../../data/session";
import { t } from "../../../i18n";
import { Trouble } from "../../../ui/forms/trouble";
import { useSending } from "../../../ui/forms/use-sending";
import { Icon } from "../../../ui/icon";
import { announce, show } from "../../../ui/navigation/announcer";
import { Sheet } from "../../../ui/sheet";
import { passWords } from "../../words/pass";
import { DrawingOf, describe } from "./drawing";
import { lastDrawing, nextDrawing } from "./drawings";

/** The button that changes the drawing, and the sheet where one is chosen. */
export function ChooseDrawing({ number }: { number: number }) {
  const words = passWords().drawing;
  const [chosen, setChosen] = useState<number | null>(null);
  const sending = useSending();
  const turn = (next: number): void => {
    setChosen(next);
    announce(describe(next));
  };
  const keep = async (): Promise<void> => {
    if (chosen === null || !(await sending.send(() => updateMe({ avatar: chosen })))) return;
    setChosen(null);
    show(words.kept);
  };
  return (
    <>
      <button type="button" class="button" aria-haspopup="dialog" onClick={() => setChosen(number)}>
        {words.change}
      </button>
      <Sheet
        open={chosen !== null}
        title={words.title}
        onClose={() => setChosen(null)}
        footer={
          <>
            <button type="button" class="button" onClick={() => setChosen(null)}>
              {t().cancel}
            </button>
            <button type="button" class="button main" aria-disabled={sending.busy} onClick={() => void keep()}>
              {words.keep}
            </button>
          </>
        }
      >
        {chosen !== null && (
          <div class="choose-drawing">
            <button type="button" class="round" aria-label={words.last} onClick={() => turn(lastDrawing(chosen))}>
              <Icon name="back" />
            </button>
            <DrawingOf number={chosen} named />
            <button type="button" class="button" onClick={() => turn(nextDrawing(chosen))}>
              {words.next}
              <Icon name="next" />
            </button>
          </div>
        )}
        <Trouble of={sending} />
      </Sheet>
    </>
  );
}
