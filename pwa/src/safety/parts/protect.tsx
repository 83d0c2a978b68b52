import { useState } from "preact/hooks";
import type { Reported } from "../data/people";
import { reportsWords } from "../words/reports";
import { BlockDialog, type Whom } from "./block-dialog";
import { ReportDialog } from "./report-dialog";

interface Props {
  about: Reported;
  /** Whom one may block; without it there is only the way to report. */
  whom?: Whom;
  /** Their first name, where it is known. */
  name: string;
  onBlocked?: () => void;
}

/** The way to report something, and to block whom it comes from. */
export function Protect({ about, whom, name, onBlocked }: Props) {
  const words = reportsWords();
  const [open, setOpen] = useState<"report" | "block" | null>(null);
  const close = (): void => setOpen(null);
  return (
    <>
      <button type="button" class="button quiet" aria-haspopup="dialog" onClick={() => setOpen("report")}>
        {words.report}
      </button>
      {whom && (
        <button type="button" class="button quiet" aria-haspopup="dialog" onClick={() => setOpen("block")}>
          {words.block}
        </button>
      )}
      <ReportDialog about={open === "report" ? about : null} {...(whom && { whom })} onClose={close} />
      {whom && (
        <BlockDialog
          whom={open === "block" ? whom : null}
          name={name}
          onClose={close}
          onBlocked={() => onBlocked?.()}
        />
      )}
    </>
  );
}
