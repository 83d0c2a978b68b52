import { beforeEach, describe, expect, it } from "vitest";
import { FakePhone } from "./fake-phone";
import { type PushError, reconcile, standingOf, turnOff, turnOn } from "./reconcile";

let phone: FakePhone;

/** A phone that rings: both sides know the same subscription. */
beforeEach(async () => {
  phone = new FakePhone();
  await turnOn(phone);
});

function agreesOn(): string {
  expect(phone.browser?.endpoint ?? null).toBe(phone.server);
  return phone.server ?? "nothing";
}

async function hindranceOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "none",
    (error: PushError) => error.hindrance,
  );
}

describe("at a start", () => {
  it("changes nothing where all agree", async () => {
    expect(await reconcile(phone)).toBe("on");
    expect(agreesOn()).toBe("https://push.test/1");
  });

  it("tells the server again what it forgot", async () => {
    phone.server = null;
    await reconcile(phone);
    expect(agreesOn()).toBe("https://push.test/1");
  });

  it("subscribes again where the browser lost its subscription", async () => {
    phone.browser = null;
    expect(await reconcile(phone)).toBe("on");
    expect(agreesOn()).toBe("https://push.test/2");
  });

  it("subscribes anew with the server's new key", async () => {
    phone.serverKey = "key-2";
    expect(await reconcile(phone)).toBe("on");
    expect(phone.browser).toEqual({ key: "key-2", endpoint: agreesOn() });
  });

  it("leaves the subscription alone while the server rings nobody", async () => {
    phone.serverKey = null;
    expect(await reconcile(phone)).toBe("unavailable");
    expect(phone.browser).not.toBeNull();
    expect(phone.wish).toBe(true);
  });

  it.each([
    ["denied", "blocked"],
    ["default", "off"],
  ] as const)("ends it everywhere when the permission is %s", async (allowed, standing) => {
    phone.allowed = allowed;
    expect(await reconcile(phone)).toBe(standing);
    expect(agreesOn()).toBe("nothing");
    expect(phone.wish).toBe(false);
  });

  it("ends it when the consent was withdrawn elsewhere", async () => {
    phone.consent = false;
    phone.server = null;
    expect(await reconcile(phone)).toBe("off");
    expect(phone.browser).toBeNull();
    expect(phone.wish).toBe(false);
  });

  it("never subscribes somebody who did not ask for it here", async () => {
    Object.assign(phone, { wish: false, browser: null, server: null });
    expect(await reconcile(phone)).toBe("off");
    expect(phone.browser).toBeNull();
  });

  it("leaves nothing of whoever signed out, even without a network", async () => {
    Object.assign(phone, { wish: false, signedIn: false, online: false });
    expect(await reconcile(phone)).toBe("off");
    expect(phone.browser).toBeNull();
    expect(phone.shown).toBe(0);
  });

  it("rejects without a network and keeps what is there", async () => {
    phone.online = false;
    await expect(reconcile(phone)).rejects.toThrow();
    expect(phone.browser).not.toBeNull();
    expect(await standingOf(phone)).toBe("on");
  });

  it("asks the person nothing", async () => {
    const before = phone.asked;
    for (const allowed of ["granted", "default", "denied"] as const) {
      phone.allowed = allowed;
      await reconcile(phone);
    }
    expect(phone.asked).toBe(before);
  });

  it("knows a browser that cannot", async () => {
    phone.supported = false;
    expect(await reconcile(phone)).toBe("unsupported");
  });
});

describe("a tap", () => {
  beforeEach(() => void (phone = Object.assign(new FakePhone(), { wish: false, allowed: "default" })));

  it("makes the phone ring", async () => {
    expect(await turnOn(phone)).toBe("on");
    expect(agreesOn()).toBe("https://push.test/1");
    expect(phone.wish).toBe(true);
  });

  it.each([
    ["dismissed", { answer: "default" }],
    ["blocked", { answer: "denied" }],
    ["consent", { consent: false }],
    ["unavailable", { serverKey: null }],
    ["no_answer", { pushServiceAnswers: false }],
  ] as const)("is hindered: %s", async (hindrance, change) => {
    Object.assign(phone, change);
    expect(await hindranceOf(turnOn(phone))).toBe(hindrance);
    expect(agreesOn()).toBe("nothing");
    expect(phone.wish).toBe(false);
  });

  it("stops the ringing, at the server too", async () => {
    await turnOn(phone);
    expect(await turnOff(phone)).toBe("off");
    expect(agreesOn()).toBe("nothing");
    expect(phone.wish).toBe(false);
  });

  it("stops the ringing without a network", async () => {
    await turnOn(phone);
    phone.online = false;
    expect(await turnOff(phone)).toBe("off");
    expect(phone.browser).toBeNull();
  });
});
