// Writing an offer: kept on the phone at every keystroke, sent to the server when there is a pause and a network.
import { signal } from "@preact/signals";
import { ApiError } from "../../../data/errors";
import { contentOf, hasText, isBlank, normal, type OfferContent, same } from "./content";
import type { DraftStore } from "./drafts";
import type { Begun, OfferMine, OfferWrite } from "./offers";
import type { OfferDraft } from "./shapes";

/** The server, as far as writing an offer needs it. */
export interface Remote {
  read(id: string): Promise<OfferMine>;
  begin(id: string, organisation: string, content: OfferWrite): Promise<Begun>;
  change(id: string, content: OfferWrite, seenAt: string): Promise<OfferMine>;
}

/** What the server says of an offer as it has it: what the law asks, from which age, and why somebody would read it first. */
export type Verdict = Pick<OfferMine, "law" | "free_days" | "from_age" | "read_first_for">;

export interface Writing {
  draft: OfferDraft;
  /** The server's version, where another device or person changed it too: one of both must be chosen. */
  rival: OfferMine | null;
  /** The server's word on each field that it refused. */
  fields: Readonly<Record<string, string>>;
  /** Null until it has said so. */
  verdict: Verdict | null;
  /** Why it could not be sent; "offline" goes away by itself. */
  failed: ApiError | null;
  busy: boolean;
}

/** States in which every change is public at once: those are sent only when the writer says so. */
const OUT: readonly string[] = ["published", "full", "review"];

/** Whether the server lacks something of a draft. */
export function isAhead({ content, sent }: OfferDraft): boolean {
  return sent === null || !same(content, sent);
}

/** Whether the server has a draft, or is to have one: from its first typed text on. What is only chosen waits here. */
export function isBegun({ content, seenAt }: OfferDraft): boolean {
  return seenAt !== null || hasText(content);
}

/** A draft that says what the server has. */
export function draftOf(offer: OfferMine, account: string, names: Record<string, string> = {}): OfferDraft {
  const content = contentOf(offer);
  const known = [
    ...offer.careers.map(({ code, label }) => [`career:${code}`, label]),
    ...offer.reserved_for.map(({ uai, name }) => [`school:${uai}`, name ?? uai]),
    [`commune:${offer.commune_code}`, offer.commune],
  ];
  return {
    id: offer.id,
    account,
    organisation: offer.organisation_id ?? "",
    status: offer.status,
    content,
    names: { ...names, ...Object.fromEntries(known) },
    sent: content,
    seen: content,
    seenAt: offer.updated_at,
    at: Date.parse(offer.updated_at),
  };
}

/** What the phone and the server know of an offer, brought together; nothing that was written is dropped. */
export function meet(
  local: OfferDraft | undefined,
  offer: OfferMine,
  account: string,
): Pick<Writing, "draft" | "rival" | "verdict"> {
  return { ...brought(local, offer, account), verdict: offer };
}

function brought(local: OfferDraft | undefined, offer: OfferMine, account: string): Pick<Writing, "draft" | "rival"> {
  const theirs = draftOf(offer, account, local?.names);
  if (!local || same(local.content, theirs.content) || (!isAhead(local) && local.seen))
    return { draft: theirs, rival: null };
  const untouched = local.seen ? same(local.seen, theirs.content) : offer.created_at === offer.updated_at;
  // Ours goes further than what the server still has.
  const { sent, seen, seenAt, status } = theirs;
  if (untouched) return { draft: { ...local, sent: local.sent ?? sent, seen, seenAt, status }, rival: null };
  return { draft: { ...local, status }, rival: offer };
}

export class DraftEditor {
  readonly writing;
  private keeping: Promise<void> | undefined;
  private sending: Promise<boolean> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;

  constructor(
    start: Pick<Writing, "draft" | "rival"> & Partial<Pick<Writing, "verdict">>,
    private readonly store: DraftStore,
    private readonly remote: Remote,
    private readonly pauseMs = 1500,
  ) {
    this.writing = signal<Writing>({ verdict: null, ...start, fields: {}, failed: null, busy: false });
  }

  /** Something was typed or chosen. */
  change(part: Partial<OfferContent>, names: Record<string, string> = {}): void {
    const { draft, fields } = this.writing.peek();
    const left = Object.fromEntries(Object.entries(fields).filter(([name]) => !(name.split(".")[0]! in part)));
    this.set({
      draft: { ...draft, content: { ...draft.content, ...part }, names: { ...draft.names, ...names }, at: Date.now() },
      fields: left,
    });
    void this.keep();
    if (!this.isOut() && isBegun(this.writing.peek().draft)) this.sendSoon();
  }

  /** Whether every change is public at once. */
  isOut(): boolean {
    return OUT.includes(this.writing.peek().draft.status);
  }

  /** Send now what the server lacks; whether it has everything. */
  async send(): Promise<boolean> {
    clearTimeout(this.timer);
    while (this.sending) await this.sending;
    const { draft, rival } = this.writing.peek();
    if (rival || !isBegun(draft)) return false;
    if (!isAhead(draft)) return true;
    this.set({ busy: true, failed: null, fields: {} });
    this.sending = this.sendOnce().finally(() => {
      this.sending = undefined;
      this.set({ busy: false });
    });
    return (await this.sending) && (!isAhead(this.writing.peek().draft) || this.send());
  }

  /** Go on with what is written here, in place of what the server has. */
  async keepMine(): Promise<boolean> {
    const { draft, rival } = this.writing.peek();
    if (!rival) return true;
    const theirs = draftOf(rival, draft.account);
    this.set({ draft: { ...draft, sent: theirs.sent, seen: theirs.seen, seenAt: theirs.seenAt }, rival: null });
    await this.keep();
    return this.isOut() || this.send();
  }

  /** Give up what is written here for what the server has. */
  async takeTheirs(): Promise<void> {
    const { draft, rival } = this.writing.peek();
    if (!rival) return;
    this.set({ draft: draftOf(rival, draft.account, draft.names), rival: null, fields: {}, failed: null });
    await this.keep();
  }

  /** The server's answer to an act on the offer, such as publishing. */
  async follow(offer: OfferMine): Promise<void> {
    const { draft } = this.writing.peek();
    this.set({ ...meet(draft, offer, draft.account), fields: {}, failed: null });
    await this.keep();
  }

  /** What the server said against publishing. */
  refuse(error: ApiError): void {
    this.set({ fields: error.fields, failed: error });
  }

  /** Send what waits, unless its writer has to say so. */
  catchUp(): void {
    if (!this.isOut()) void this.send();
  }

  /** The form is left: what is written goes out; an offer of which nothing was written leaves no trace. */
  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    const { draft } = this.writing.peek();
    if (draft.seenAt === null && isBlank(draft.content)) void this.store.drop(draft.id).catch(() => undefined);
    else this.catchUp();
  }

  private set(part: Partial<Writing>): void {
    this.writing.value = { ...this.writing.peek(), ...part };
  }

  /** One write at a time; the last one holds what is on screen. */
  private async keep(): Promise<void> {
    if (this.keeping) await this.keeping;
    if (this.keeping) return;
    this.keeping = this.store.keep(this.writing.peek().draft).catch(() => undefined);
    await this.keeping;
    this.keeping = undefined;
  }

  private sendSoon(): void {
    clearTimeout(this.timer);
    if (!this.closed) this.timer = setTimeout(() => void this.send(), this.pauseMs);
  }

  private async sendOnce(): Promise<boolean> {
    const { id, organisation, content, seenAt } = this.writing.peek().draft;
    try {
      const { offer, isNew } =
        seenAt === null
          ? await this.remote.begin(id, organisation, normal(content))
          : { offer: await this.remote.change(id, normal(content), seenAt), isNew: true };
      if (isNew) this.arrived(offer, content);
      else this.meetAgain(offer);
      await this.keep();
      return this.writing.peek().rival === null;
    } catch (error) {
      return this.trouble(error instanceof ApiError ? error : new ApiError("server"), content);
    }
  }

  private arrived(offer: OfferMine, content: OfferContent): void {
    const { draft } = this.writing.peek();
    const { seen, seenAt, status } = draftOf(offer, draft.account);
    this.set({ draft: { ...draft, sent: content, seen, seenAt, status }, verdict: offer });
  }

  /** The server knew it already: from an answer that was lost on its way, or from another device. */
  private meetAgain(offer: OfferMine): void {
    const { draft } = this.writing.peek();
    this.set(meet(draft, offer, draft.account));
  }

  private async trouble(error: ApiError, content: OfferContent): Promise<boolean> {
    if (error.code === "offer-changed") {
      try {
        const offer = await this.remote.read(this.writing.peek().draft.id);
        // The answer to this very change may have been lost.
        if (same(contentOf(offer), content)) this.arrived(offer, content);
        else this.meetAgain(offer);
        await this.keep();
        return this.writing.peek().rival === null;
      } catch (later) {
        error = later instanceof ApiError ? later : error;
      }
    }
    if (error.failure === "missing" && this.writing.peek().draft.seenAt !== null) {
      // Deleted on another device, while it was written on here: it begins anew.
      this.set({ draft: { ...this.writing.peek().draft, sent: null, seen: null, seenAt: null, status: "draft" } });
      return this.sendOnce();
    }
    this.set({ failed: error, fields: error.fields });
    return false;
  }
}
