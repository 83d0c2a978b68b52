// One of a browser's tabs does for all of them what each would do alone (Web Locks), and tells them (BroadcastChannel).

/** What a tab does as one of several. */
export interface Part<News> {
  /** It is this tab's turn: do it for all, until `rest`. */
  lead(): void;
  rest(): void;
  /** What another tab said. */
  hear(news: News): void;
}

/** A tab's place among the others. */
export interface Place<News> {
  say(news: News): void;
  /** Lead in the place of a tab that has fallen silent: the phone froze it. */
  seize(): void;
  leave(): void;
}

/** Whether the tabs of this browser can agree; an old one, or an address without https, cannot. */
export function canAgree(): boolean {
  return Boolean(navigator.locks) && "BroadcastChannel" in globalThis;
}

/** Take part in what the tabs do under that name; where they cannot agree, each leads alone. */
export function takePart<News>(name: string, part: Part<News>): Place<News> {
  if (!canAgree()) {
    part.lead();
    return { say: () => undefined, seize: () => undefined, leave: () => part.rest() };
  }
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<News>) => part.hear(data);
  let left = false;
  let queueing: AbortController;
  let end: (() => void) | undefined;
  const hold = (): Promise<void> | undefined => {
    if (left) return undefined;
    return new Promise((resolve) => {
      end = resolve;
      part.lead();
    });
  };
  const ask = (options: LockOptions): void => {
    navigator.locks.request(name, options, hold).catch(() => {
      // Another tab seized the lead: this one waits for its turn again.
      if (left || !end) return;
      end = undefined;
      part.rest();
      queue();
    });
  };
  const queue = (): void => {
    queueing = new AbortController();
    ask({ signal: queueing.signal });
  };
  queue();
  return {
    say: (news) => channel.postMessage(news),
    seize: () => {
      if (end) return;
      queueing.abort();
      ask({ steal: true });
    },
    leave: () => {
      left = true;
      queueing.abort();
      channel.close();
      if (end) part.rest();
      end?.();
    },
  };
}
