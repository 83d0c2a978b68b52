// The open line to the server: it is opened anew when it breaks, later each time.

const ADDRESS = "/api/v1/stream";
/** The server gives a sign of life every 20 seconds: after two that did not come, the line is dead. */
const SILENCE_MS = 50_000;
/** The longest wait before the first new try; each failure doubles it. */
const WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;
/** A line that held so long was a good one. */
const GOOD_MS = 30_000;

interface Ends {
  /** Where to go on: the id of the last event that was heard. */
  from(): string;
  onEvent(id: string, data: string): void;
  /** It broke, or could not be opened. */
  onLost(wasOpen: boolean): void;
}

/** One line at a time, kept open until it is closed. */
export class Line {
  private source: EventSource | null = null;
  private openedAt = 0;
  private failures = 0;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly ends: Ends) {}

  open(): void {
    clearTimeout(this.waiting);
    const from = this.ends.from();
    const opened = new EventSource(from ? `${ADDRESS}?after=${from}` : ADDRESS);
    this.source = opened;
    opened.onmessage = ({ data, lastEventId }: MessageEvent<string>) => {
      this.alive();
      this.openedAt ||= Date.now();
      this.ends.onEvent(lastEventId, data);
    };
    opened.addEventListener("beat", () => this.alive());
    opened.onerror = () => this.lose();
    this.alive();
  }

  /** The network, or the person, is back: a line that waits for its next try does not wait any longer. */
  hurry(): void {
    this.failures = 0;
    if (!this.source) this.open();
  }

  close(): void {
    clearTimeout(this.waiting);
    clearTimeout(this.silence);
    this.source?.close();
    this.source = null;
  }

  /** The line broke, the server ended it, or it never came: try again, phones not all at once. */
  lose(): void {
    const { openedAt } = this;
    this.close();
    this.openedAt = 0;
    this.failures = openedAt && Date.now() - openedAt > GOOD_MS ? 1 : this.failures + 1;
    const most = Math.min(LONGEST_WAIT_MS, WAIT_MS * 2 ** (this.failures - 1));
    this.waiting = setTimeout(() => this.open(), Math.random() * most);
    this.ends.onLost(openedAt > 0);
  }

  private alive(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.lose(), SILENCE_MS);
  }
}
