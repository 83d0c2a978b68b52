import { expect, test } from "vitest";
import { ApiError } from "../../../data/errors";
import { blank, type OfferContent, ofKind } from "./content";
import type { DraftStore } from "./drafts";
import { DraftEditor, draftOf, isAhead, meet, type Remote } from "./editor";
import type { OfferMine } from "./offers";
import type { OfferDraft } from "./shapes";

/** What a server says of an offer, as far as the editor reads it. */
function offerOf(content: OfferContent, at: number, made = 1): OfferMine {
  return {
    ...content,
    id: "offer",
    organisation_id: "company",
    status: "draft",
    commune: "Nantes",
    careers: [],
    reserved_for: [],
    weeks_detail: content.weeks.map(({ week, places }) => ({ week, places, left: places, holidays: null })),
    gratification: null,
    created_at: `made ${made}`,
    updated_at: at === made ? `made ${made}` : `changed ${at}`,
  } as unknown as OfferMine;
}

/** A server for one offer, with a network that can lose what comes back. */
class Server implements Remote {
  offer: OfferMine | undefined;
  moment = 1;
  down = false;
  losesAnswers = false;
  changes = 0;

  async read(): Promise<OfferMine> {
    this.reach();
    if (!this.offer) throw new ApiError("missing");
    return this.offer;
  }

  async begin(_id: string, _organisation: string, content: unknown) {
    this.reach();
    const isNew = !this.offer;
    this.offer ??= offerOf(content as OfferContent, this.moment, this.moment);
    return this.answer({ offer: this.offer, isNew });
  }

  async change(_id: string, content: unknown, seenAt: string): Promise<OfferMine> {
    this.reach();
    if (!this.offer) throw new ApiError("missing");
    if (this.offer.updated_at !== seenAt) throw new ApiError("conflict", "", "offer-changed");
    this.write(content as OfferContent);
    return this.answer(this.offer);
  }

  /** Another device writes. */
  write(content: Partial<OfferContent>): void {
    this.moment += 1;
    this.changes += 1;
    this.offer = offerOf({ ...(this.offer as unknown as OfferContent), ...content }, this.moment);
  }

  private reach(): void {
    if (this.down) throw new ApiError("offline");
  }

  private answer<T>(value: T): T {
    if (this.losesAnswers) throw new ApiError("offline");
    return value;
  }
}

class Phone implements DraftStore {
  kept: OfferDraft | undefined;
  async read() {
    return this.kept;
  }
  async keep(draft: OfferDraft) {
    this.kept = structuredClone(draft);
  }
  async drop() {
    this.kept = undefined;
  }
}

function begun(): OfferDraft {
  const content = blank("observation", "44109");
  return {
    id: "offer",
    account: "me",
    organisation: "company",
    status: "draft",
    content,
    names: {},
    sent: null,
    seen: null,
    seenAt: null,
    at: 0,
  };
}

const NEVER = 1_000_000;

function edit(server: Server, phone = new Phone(), start: OfferDraft = begun()): DraftEditor {
  return new DraftEditor({ draft: start, rival: null }, phone, server, NEVER);
}

const state = (editor: DraftEditor) => editor.writing.value;

test("every keystroke is on the phone, and all of it goes to the server later", async () => {
  const [server, phone] = [new Server(), new Phone()];
  server.down = true;
  const editor = edit(server, phone);
  for (const title of ["A", "At", "Ate"]) editor.change({ title });
  await editor.send();
  expect(phone.kept?.content.title).toBe("Ate");
  expect(state(editor).failed?.failure).toBe("offline");
  server.down = false;
  expect(await editor.send()).toBe(true);
  expect(server.offer?.title).toBe("Ate");
  expect(isAhead(phone.kept!)).toBe(false);
  editor.close();
});

test("a draft is begun at the server by its first typed text, once; what is only chosen waits on the phone", async () => {
  const [server, phone] = [new Server(), new Phone()];
  const editor = new DraftEditor({ draft: begun(), rival: null }, phone, server, 0);
  editor.change(ofKind(blank("observation", "44109"), "placement"));
  editor.change({ levels: ["bts"] });
  editor.catchUp();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect([await editor.send(), server.offer]).toEqual([false, undefined]);
  expect(phone.kept?.content.levels).toEqual(["bts"]);
  editor.change({ title: "A" });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(server.offer?.title).toBe("A");
  // Emptied again, it is still the one that the server has.
  editor.change({ title: "" });
  expect(await editor.send()).toBe(true);
  expect(server.offer?.title).toBe("");
  editor.close();
});

test("another kind of an offer in which nothing was chosen is as blank as the first", () => {
  expect(ofKind(blank("observation", "44109"), "placement")).toEqual(blank("placement", "44109"));
});

test("what is typed while a sending is under way goes out after it", async () => {
  const server = new Server();
  const editor = edit(server);
  editor.change({ title: "First" });
  const sending = editor.send();
  editor.change({ title: "Second" });
  expect(await sending).toBe(true);
  expect(server.offer?.title).toBe("Second");
  editor.close();
});

test("an answer lost on its way is no conflict with oneself", async () => {
  const server = new Server();
  const editor = edit(server);
  server.losesAnswers = true;
  editor.change({ title: "Begun" });
  await editor.send();
  editor.change({ title: "Begun, and more" });
  server.losesAnswers = false;
  expect(await editor.send()).toBe(true);
  server.losesAnswers = true;
  editor.change({ title: "Changed" });
  await editor.send();
  server.losesAnswers = false;
  expect(await editor.send()).toBe(true);
  expect([server.offer?.title, state(editor).rival]).toEqual(["Changed", null]);
  editor.close();
});

test("what another device wrote is neither lost nor overwritten before somebody chose", async () => {
  const [server, phone] = [new Server(), new Phone()];
  const editor = edit(server, phone);
  editor.change({ title: "Shared" });
  await editor.send();
  server.write({ title: "From the other phone" });
  editor.change({ title: "From this phone" });
  expect(await editor.send()).toBe(false);
  expect(server.offer?.title).toBe("From the other phone");
  expect(phone.kept?.content.title).toBe("From this phone");
  expect(state(editor).rival?.title).toBe("From the other phone");
  expect(await editor.keepMine()).toBe(true);
  expect(server.offer?.title).toBe("From this phone");

  server.write({ title: "Again from the other" });
  editor.change({ title: "Again from this" });
  await editor.send();
  await editor.takeTheirs();
  expect([state(editor).draft.content.title, phone.kept?.content.title]).toEqual(Array(2).fill("Again from the other"));
  expect(await editor.send()).toBe(true);
  editor.close();
});

test("a change of state alone, as when a referent decides, is no conflict", async () => {
  const server = new Server();
  const editor = edit(server);
  editor.change({ title: "Shared" });
  await editor.send();
  server.write({});
  editor.change({ title: "Shared, and more" });
  await editor.send();
  expect(state(editor).rival).toBeNull();
  expect(await editor.send()).toBe(true);
  expect(server.offer?.title).toBe("Shared, and more");
  editor.close();
});

test("one deleted on another device begins anew when it was written on here", async () => {
  const server = new Server();
  const editor = edit(server);
  editor.change({ title: "Shared" });
  await editor.send();
  server.offer = undefined;
  editor.change({ title: "Still here" });
  expect(await editor.send()).toBe(true);
  expect(server.offer!.title).toBe("Still here");
  editor.close();
});

test("an offer that is out is changed only when its writer says so", async () => {
  const server = new Server();
  server.offer = { ...offerOf({ ...blank("observation", null), title: "Out" }, 1), status: "published" };
  const editor = new DraftEditor({ draft: draftOf(server.offer, "me"), rival: null }, new Phone(), server, 0);
  editor.change({ title: "Half a ti" });
  await new Promise((resolve) => setTimeout(resolve, 20));
  editor.close();
  expect(server.changes).toBe(0);
});

test("a word of the server's stands at its field until that is changed", async () => {
  const server = new Server();
  const editor = edit(server);
  editor.refuse(new ApiError("invalid", "", "", { "weeks.places": "Too many", title: "No" }));
  editor.change({ title: "Another" });
  expect(state(editor).fields).toEqual({ "weeks.places": "Too many" });
  editor.change({ weeks: [] });
  expect(state(editor).fields).toEqual({});
  editor.close();
});

test("opening: the server's version unless this phone goes further; both where both changed", () => {
  const first = offerOf({ ...blank("observation", null), title: "Shared" }, 2);
  const local = draftOf(first, "me");
  const later = offerOf({ ...blank("observation", null), title: "Later" }, 3);
  const typed = { ...local, content: { ...local.content, title: "Typed" } };
  expect(meet(undefined, later, "me").draft.content.title).toBe("Later");
  expect(meet(local, later, "me").draft.content.title).toBe("Later");
  expect(meet(typed, first, "me")).toMatchObject({ draft: { content: { title: "Typed" } }, rival: null });
  expect(meet(typed, later, "me")).toMatchObject({ draft: { content: { title: "Typed" } }, rival: { title: "Later" } });
});
