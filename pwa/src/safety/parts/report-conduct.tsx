import { useState } from "preact/hooks";
import { Icon } from "../../ui/icon";
import type { Reported } from "../data/people";
import { reportsWords } from "../words/reports";
import { ReportDialog } from "./report-dialog";

/** Say that somebody of a company, or of whoever gives badges, did something wrong: the door and its dialog. */
export function ReportConduct({ about }: { about: Reported }) {
  const words = reportsWords();
  const [open, setOpen] = useState(false);
  return (
    <section class="hint-card">
      <p>{words.conductAsk}</p>
      <p class="actions">
        <button type="button" class="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          <Icon name="flag" />
          {words.conduct}
        </button>
      </p>
      <ReportDialog about={open ? about : null} onClose={() => setOpen(false)} />
    </section>
  );
}
