import { useEffect, useState } from "preact/hooks";
import { offline } from "../../../data/connection";
import { ApiError } from "../../../data/errors";
import { phoneDrafts } from "../../data/company/drafts";
import { DraftEditor, isAhead, isBegun, meet, type Writing } from "../../data/company/editor";
import { offersApi } from "../../data/company/offers";
import type { OfferDraft } from "../../data/company/shapes";

export type Opened =
  | { state: "loading" }
  | { state: "failed"; error: unknown; retry: () => void }
  /** Another tab of this phone has it. */
  | { state: "elsewhere"; takeOver: () => void }
  | { state: "open"; editor: DraftEditor };

/** An offer to write, from this phone or from the server; one tab at a time. */
export function useEditor(id: string, account: string): Opened {
  const [opened, setOpened] = useState<Opened>({ state: "loading" });
  const [attempt, setAttempt] = useState({ steal: false });
  useEffect(() => {
    const left = new AbortController();
    const hold = async (): Promise<void> => {
      let editor: DraftEditor;
      try {
        editor = await openEditor(id, account);
      } catch (error) {
        if (!left.signal.aborted) setOpened({ state: "failed", error, retry: () => setAttempt({ steal: false }) });
        return;
      }
      if (!left.signal.aborted) {
        setOpened({ state: "open", editor });
        await new Promise((done) => left.signal.addEventListener("abort", done));
      }
      editor.close();
    };
    setOpened({ state: "loading" });
    void inTurn(id, attempt.steal, hold).then((mine) => {
      if (!mine && !left.signal.aborted) setOpened({ state: "elsewhere", takeOver: () => setAttempt({ steal: true }) });
    });
    return () => left.abort();
  }, [id, account, attempt]);

  const editor = opened.state === "open" ? opened.editor : undefined;
  useEffect(() => {
    // The network is back: what waited goes out.
    if (!offline.value) editor?.catchUp();
  }, [offline.value, editor]);
  return opened;
}

/** Whether the work was done, or is being done until another tab takes over. */
async function inTurn(id: string, steal: boolean, work: () => Promise<void>): Promise<boolean> {
  if (!navigator.locks) return work().then(() => true);
  try {
    const options = steal ? { steal: true } : { ifAvailable: true };
    return await navigator.locks.request(`offer-${id}`, options, async (lock) => {
      if (lock) await work();
      return lock !== null;
    });
  } catch {
    // Stolen by another tab.
    return false;
  }
}

async function openEditor(id: string, account: string): Promise<DraftEditor> {
  const local = await keptDraft(id, account);
  if (!local) return new DraftEditor(meet(undefined, await offersApi.read(id), account), phoneDrafts, offersApi);
  const editor = new DraftEditor({ draft: local, rival: null }, phoneDrafts, offersApi);
  // What is on the phone shows at once; the server's version joins it when it comes.
  if (local.seenAt !== null) {
    offersApi.read(id).then(
      (offer) => editor.follow(offer),
      (error: unknown) => {
        const gone = error instanceof ApiError && error.failure === "missing" && !isAhead(local);
        if (gone) void phoneDrafts.drop(id);
      },
    );
  }
  return editor;
}

async function keptDraft(id: string, account: string): Promise<OfferDraft | undefined> {
  try {
    const kept = await phoneDrafts.read(id);
    return kept?.account === account ? kept : undefined;
  } catch {
    // Storage refused: the server's version is all there is.
    return undefined;
  }
}

/** Send the drafts of this phone that no tab has open; for when the network is back. */
export async function sendWaiting(drafts: readonly OfferDraft[]): Promise<void> {
  for (const draft of drafts) {
    if (!isAhead(draft) || !isBegun(draft) || ["published", "full", "review"].includes(draft.status)) continue;
    await inTurn(draft.id, false, async () => {
      const latest = (await phoneDrafts.read(draft.id)) ?? draft;
      await new DraftEditor({ draft: latest, rival: null }, phoneDrafts, offersApi).send();
    });
  }
}

export type { Writing };
