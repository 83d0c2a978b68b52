import { useState } from "preact/hooks";
import { casesApi } from "../../safety/data/staff";
import { ListFailure } from "../../ui/failure";
import { useLoaded } from "../../ui/forms/use-loaded";
import { ListSkeleton } from "../../ui/skeleton";
import { casesWords } from "../words/cases";
import { nameIn } from "./person";
import { Said } from "./said";

/** What a case is about, read from the list: only when asked for, as the audit keeps it like any reading. */
export function Peek({ id }: { id: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {casesWords().peek}
      </button>
      {open && <Words id={id} />}
    </>
  );
}

function Words({ id }: { id: string }) {
  const words = casesWords();
  const { data, error, reload } = useLoaded(`case ${id}`, (signal) => casesApi.read(id, signal));
  if (error !== undefined) return <ListFailure error={error} onRetry={reload} />;
  if (!data) return <ListSkeleton rows={1} />;
  const lines = data.lines.filter(({ subject }) => subject);
  return lines.length ? <Said lines={lines} nameOf={nameIn(data)} /> : <p class="hint">{words.peekElsewhere}</p>;
}
