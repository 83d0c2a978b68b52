// A browser that can subscribe and a server that remembers it, in memory; for tests.
import { ApiError } from "../errors";
import { type Phone, PushError, type Subscription } from "./reconcile";

export class FakePhone implements Phone {
  supported = true;
  /** What the browser was told. */
  allowed: NotificationPermission = "granted";
  /** What the person answers when the browser asks. */
  answer: NotificationPermission = "granted";
  /** Whether the person's wish is kept on this phone. */
  wish = true;
  consent = true;
  signedIn = true;
  online = true;
  pushServiceAnswers = true;
  serverKey: string | null = "key-1";
  browser: { key: string; endpoint: string } | null = null;
  /** The address that the server rings. */
  server: string | null = null;
  shown = 1;
  asked = 0;
  private made = 0;

  permission = () => this.allowed;
  wanted = () => this.wish;
  want = (wanted: boolean) => void (this.wish = wanted);

  async ask() {
    this.asked += 1;
    if (this.allowed === "default") this.allowed = this.answer;
    return this.allowed;
  }

  async subscription() {
    return this.browser && this.read();
  }

  async subscribe(key: string) {
    if (!this.pushServiceAnswers) throw new PushError("no_answer");
    if (this.browser && this.browser.key !== key) throw new PushError("refused");
    this.browser ??= { key, endpoint: `https://push.test/${++this.made}` };
    return this.read();
  }

  async clear() {
    this.shown = 0;
  }

  async key() {
    this.reach();
    return this.serverKey;
  }

  async agree() {
    this.reach();
    return this.consent;
  }

  async tell({ endpoint }: Subscription) {
    this.reach();
    if (!this.signedIn) throw new ApiError("signed_out");
    if (!this.consent) throw new ApiError("forbidden", "", "consent-needed");
    this.server = endpoint;
  }

  async forget() {
    this.reach();
    this.server = null;
  }

  private reach(): void {
    if (!this.online) throw new ApiError("offline");
  }

  private read(): Subscription {
    const { key, endpoint } = this.browser!;
    return { key, endpoint, p256dh: "", auth: "", end: async () => (this.browser = null) };
  }
}
