// One open conversation: what the phone kept, what the server has since, and what happens meanwhile.
import { signal } from "@preact/signals";
import { ApiError } from "../../../data/errors";
import { noteRead } from "../unread";
import { talksApi } from "./api";
import { dropTalk, keepTalk, keptTalk } from "./kept";
import { leavesGap, merged } from "./merge";
import type { Message, Talk } from "./shapes";

/** How long to wait before the server is asked again, and at most. */
const AGAIN_MS = 3000;
const AGAIN_MAX_MS = 60_000;

/** A conversation that is on screen. */
export class Thread {
  readonly talk = signal<Talk | null>(null);
  readonly messages = signal<Message[]>([]);
  /** Whether there are older messages to fetch. */
  readonly more = signal(false);
  /** Why the server's last word on it could not be had. */
  readonly error = signal<unknown>(undefined);

  private running: Promise<void> | null = null;
  private wanted = false;
  private fetchingOlder = false;
  /** The first message of the server's last page: from there on, what is known is true. */
  private reach = 0;
  /** Messages that the server has just taken from here: it says so once more. */
  private readonly taken = new Set<number>();
  private delivered = 0;
  private seen = 0;
  /** What happened while an answer was on its way, which does not know of it. */
  private readonly meanwhile = { delivered: 0, read: 0 };
  private pause = AGAIN_MS;
  private again: ReturnType<typeof setTimeout> | undefined;
  private closed = false;

  constructor(
    private readonly account: string,
    readonly id: string,
  ) {}

  /** Show what the phone kept, then what the server has. */
  async open(): Promise<void> {
    const kept = await keptTalk(this.account, this.id);
    if (kept?.talk && !this.talk.value) {
      this.talk.value = kept.talk;
      this.messages.value = kept.messages;
      this.more.value = kept.more;
    }
    await this.sync();
  }

  /** It is on screen no more. */
  close(): void {
    this.closed = true;
    clearTimeout(this.again);
  }

  /** Ask the server; asked again while it answers, it is asked once more. */
  async sync(): Promise<void> {
    this.wanted = true;
    this.running ??= this.run();
    await this.running;
  }

  /** Fetch the messages before the first that is known. */
  async older(): Promise<void> {
    const first = this.messages.value[0];
    if (!first || !this.more.value || this.fetchingOlder) return;
    this.fetchingOlder = true;
    try {
      const page = await talksApi.messages(this.id, { before: first.seq });
      this.more.value = page.more;
      this.messages.value = merged(this.messages.value, page.items);
    } catch (error) {
      this.error.value = error;
    } finally {
      this.fetchingOlder = false;
    }
  }

  /** The server has taken a message that was written here. */
  take(message: Message): void {
    const last = this.messages.value.at(-1);
    if (!this.messages.value.some(({ id }) => id === message.id)) this.taken.add(message.seq);
    this.messages.value = merged(this.messages.value, [message]);
    this.keep();
    // Somebody else was quicker: theirs come before it.
    if (last && message.seq > last.seq + 1) void this.sync();
  }

  /** The other side's devices have the messages up to that one. */
  arrived(seq: number): void {
    const talk = this.talk.value;
    this.meanwhile.delivered = Math.max(this.meanwhile.delivered, seq);
    if (talk && seq > talk.delivered) this.talk.value = { ...talk, delivered: seq };
  }

  /** A message came, or changed, perhaps far from the end: a moderator hid it. */
  async changed(seq: number): Promise<void> {
    const first = this.messages.value[0];
    if (this.taken.delete(seq) || (first && seq < first.seq)) return;
    await this.sync();
    if (seq >= this.reach) return;
    const page = await talksApi.messages(this.id, { before: seq + 1, limit: 1 }).catch(() => null);
    if (page) this.messages.value = merged(this.messages.value, page.items);
  }

  /** The person has the last messages before their eyes. */
  async look(): Promise<void> {
    const last = this.messages.value.at(-1)?.seq ?? 0;
    const talk = this.talk.value;
    if (!talk || last <= this.seen || !talk.unread) return;
    this.seen = last;
    try {
      await talksApi.seen(this.id, last);
      this.meanwhile.read = last;
      this.talk.value = { ...(this.talk.value ?? talk), unread: 0 };
      noteRead(this.id);
    } catch {
      this.seen = 0;
    }
  }

  private async run(): Promise<void> {
    try {
      while (this.wanted) {
        this.wanted = false;
        await this.fetch();
      }
      this.error.value = undefined;
      this.pause = AGAIN_MS;
    } catch (error) {
      if (error instanceof ApiError && error.failure === "missing") await this.gone();
      else this.later();
      this.error.value = error;
    } finally {
      this.running = null;
    }
  }

  /** What came meanwhile may be missing: nobody says so twice. */
  private later(): void {
    clearTimeout(this.again);
    if (this.closed) return;
    this.again = setTimeout(() => void this.sync(), this.pause);
    this.pause = Math.min(this.pause * 2, AGAIN_MAX_MS);
  }

  private async fetch(): Promise<void> {
    const [talk, page] = await Promise.all([talksApi.one(this.id), talksApi.messages(this.id)]);
    this.taken.clear();
    this.reach = page.more ? (page.items[0]?.seq ?? 0) : 0;
    const known = this.messages.value;
    if (known.length === 0 || leavesGap(known, page.items, page.more)) {
      this.messages.value = page.items;
      this.more.value = page.more;
    } else {
      // What somebody wrote who has left since may be gone from the server, also far from the end.
      this.messages.value = talk.other.gone ? page.items : merged(known, page.items);
      if (talk.other.gone) this.more.value = page.more;
    }
    const { delivered, read } = this.meanwhile;
    const unread = read >= (page.items.at(-1)?.seq ?? 0) ? 0 : talk.unread;
    this.talk.value = { ...talk, unread, delivered: Math.max(talk.delivered, delivered) };
    this.keep();
    await this.confirm();
  }

  /** Tell who wrote that this device has their messages. */
  private async confirm(): Promise<void> {
    const last = this.messages.value.at(-1)?.seq ?? 0;
    if (last <= this.delivered) return;
    await talksApi.delivered(this.id, last);
    this.delivered = last;
  }

  private async gone(): Promise<void> {
    this.talk.value = null;
    this.messages.value = [];
    await dropTalk(this.id);
  }

  private keep(): void {
    const talk = this.talk.value;
    if (!talk) return;
    const { id, account } = this;
    void keepTalk({ id, account, item: talk, talk, messages: this.messages.value, more: this.more.value });
  }
}
