import { describe, expect, it } from "vitest";
import type { Me } from "../../../data/session";
import { doorsOf } from "./doors";

const ROLES = ["student", "parent", "mentor", "company", "school", "issuer", "referent", "adviser", "admin", "dpo"];
const of = (...roles: string[]): Me =>
  ({
    roles: roles.map((role) => ({ role })),
    minor: true,
    birth_date: "2012-01-01",
    age_vouched: false,
  }) as unknown as Me;
const addresses = (account: Me): string[] => doorsOf(account).flatMap(({ doors }) => doors.map(([href]) => href));

describe("the doors of an account", () => {
  it.each(["", ...ROLES])("stand in groups that are short and never empty: %s", (role) => {
    const sizes = doorsOf(of(role)).map(({ doors }) => doors.length);
    expect(Math.min(...sizes)).toBeGreaterThan(0);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(5);
  });

  it("are each there once, even for somebody with every role", () => {
    const all = addresses(of(...ROLES));
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBe(26);
  });

  it("are those of one's roles", () => {
    expect(addresses(of("student"))).toEqual(expect.arrayContaining(["/me/applications", "/me/school", "/badges"]));
    for (const of_pupils of ["/me/applications", "/me/pass", "/me/blocks"])
      expect(addresses(of("company"))).not.toContain(of_pupils);
    expect(doorsOf(of("company"))[0]?.group).toBe("role");
    expect(doorsOf(of("parent")).map(({ group }) => group)).toEqual(["waiting", "profile", "safety"]);
  });

  it("lead to the age only while nobody vouched for it", () => {
    expect(addresses(of("student"))).toContain("/me/age");
    expect(addresses({ ...of("student"), age_vouched: true })).not.toContain("/me/age");
  });
});
