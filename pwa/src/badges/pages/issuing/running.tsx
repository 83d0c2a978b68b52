import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { ApiError } from "../../../data/errors";
import { keepForAccount, keptForAccount } from "../../../data/session";
import { type Loaded, useLoaded } from "../../../ui/forms/use-loaded";
import { announce } from "../../../ui/navigation/announcer";
import { useNews } from "../../../ui/use-news";
import { type Batch, issuingApi } from "../../data/issuing/issuing";
import { issuingWords } from "../../words/issuing";

const ASK_AGAIN_MS = 2000;
const name = (achievement: string): string => `batch:${achievement}`;

/** Remember which list of a badge was sent last from this phone, to find its progress again. */
export function keepBatch(achievement: string, batch: string | null): void {
  keepForAccount(name(achievement), batch);
}

/** How far a list has come; asked again until it is through, and over a network that fails. */
export function useBatch(id: string): Loaded<Batch> {
  const loaded = useLoaded(`batch ${id}`, (signal) => issuingApi.batch(id, signal));
  const { data, error } = loaded;
  const missing = error instanceof ApiError && error.failure === "missing";
  const running = data ? data.finished_at === null : !missing;
  useNews(["badge.batch"], () => running && loaded.reload());
  useEffect(() => {
    // The stream tells; where it is cut, asking does.
    if (!running) return undefined;
    const again = setTimeout(loaded.reload, ASK_AGAIN_MS);
    return () => clearTimeout(again);
  }, [data, error]);
  useEffect(() => {
    if (data?.finished_at) announce(issuingWords().awarding.done(data.done));
  }, [data?.finished_at]);
  // What was shown stays while the network fails.
  const last = useRef(data);
  last.current = data ?? last.current;
  return { ...loaded, data: last.current };
}

/** The list that was sent last, while it runs or when something went wrong with it. */
export function Running({ achievement }: { achievement: string }) {
  const id = keptForAccount<string>(name(achievement));
  return id ? <Last key={id} id={id} achievement={achievement} /> : null;
}

function Last({ id, achievement }: { id: string; achievement: string }) {
  const words = issuingWords().awarding;
  const { data: batch } = useBatch(id);
  useEffect(() => {
    if (batch?.finished_at && !batch.failed) keepBatch(achievement, null);
  }, [batch?.finished_at]);
  if (!batch) return null;
  return (
    <Bar batch={batch}>
      <a href={`/issuing/achievements/${achievement}/award?batch=${id}`}>{words.follow}</a>
    </Bar>
  );
}

/** How far a list has come, drawn. */
export function Bar({ batch, children }: { batch: Batch; children?: ComponentChildren }) {
  const words = issuingWords().awarding;
  const worked = batch.done + batch.failed;
  return (
    <div class="word">
      <p>
        <strong>{batch.finished_at ? words.done(batch.done) : words.progress}</strong>
      </p>
      <progress class="batch" value={worked} max={batch.total} aria-label={words.progress} />
      <p class="hint">
        {words.doneOf(worked, batch.total)}
        {children && batch.failed > 0 && ` · ${words.failed(batch.failed)}`}
      </p>
      {!batch.finished_at && <p class="hint">{words.leave}</p>}
      {children && <p>{children}</p>}
    </div>
  );
}
