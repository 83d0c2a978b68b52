import { afterEach, describe, expect, it, vi } from "vitest";
import { keepClaim, readCode, takeClaim } from "./claim";

/** A tab opened at this fragment, and what it keeps. */
function tab(hash: string): { address: () => string } {
  const kept = new Map<string, string>();
  let address = hash;
  vi.stubGlobal("location", { hash, pathname: "/badges/claim", search: "" });
  vi.stubGlobal("history", { state: null, replaceState: (_: unknown, __: string, url: string) => (address = url) });
  vi.stubGlobal("sessionStorage", {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  });
  return { address: () => address };
}

afterEach(() => vi.unstubAllGlobals());

describe("a code", () => {
  it.each([
    ["ABCD2345", "ABCD2345"],
    ["abcd-2345", "ABCD2345"],
    [" AB CD 23 45 ", "ABCD2345"],
    ["ABCD234", ""],
    ["ABCD234é", ""],
    ["", ""],
  ])("written %j is %j", (text, code) => expect(readCode(text)).toBe(code));
});

describe("a link that gives a badge", () => {
  it.each([
    ["#ABCD2345", { code: "ABCD2345", offer: "" }],
    ["#code=ABCD-2345", { code: "ABCD2345", offer: "" }],
    ["#offer=some-secret_of-a-mail", { code: "", offer: "some-secret_of-a-mail" }],
    ["#%E0%A4%A", { code: "", offer: "" }],
  ])("%s is taken out of the address", (hash, expected) => {
    const opened = tab(hash);
    expect(takeClaim()).toMatchObject(expected);
    expect(opened.address()).toBe("/badges/claim");
  });

  it("is there after signing in, as the same claim, until it is a badge", () => {
    tab("#ABCD2345");
    const first = takeClaim();
    vi.stubGlobal("location", { hash: "", pathname: "/badges/claim", search: "" });
    expect(takeClaim()).toEqual(first);
    keepClaim(null);
    expect(takeClaim()).toBeNull();
  });
});
