import { beforeAll, expect, it, vi } from "vitest";

beforeAll(() => {
  vi.stubGlobal("location", { origin: "https://app.test" });
});
vi.mock("../../data/client", () => ({ client: {}, unwrap: () => undefined }));

it("bytes survive the way through base64url, whatever their number", async () => {
  const { toBytes, toText } = await import("./second-factor");
  for (const length of [0, 1, 2, 3, 64, 255]) {
    const bytes = Uint8Array.from({ length }, (_, index) => 255 - index);
    const text = toText(bytes.buffer);
    expect(text).toMatch(/^[\w-]*$/);
    expect(toBytes(text)).toEqual(bytes);
  }
});
