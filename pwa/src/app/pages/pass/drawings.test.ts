import { describe, expect, it } from "vitest";
import { DRAWINGS, drawingOf, lastDrawing, nextDrawing } from "./drawings";

describe("drawings", () => {
  it("all come by, one after the other, and back", () => {
    const seen = new Set<number>();
    for (let number = 0; !seen.has(number); number = nextDrawing(number)) {
      seen.add(number);
      expect(lastDrawing(nextDrawing(number))).toBe(number);
    }
    expect(seen.size).toBe(DRAWINGS);
  });

  it("are all different, and the next one looks different at once", () => {
    const looks = Array.from({ length: DRAWINGS }, (_, number) => JSON.stringify(drawingOf(number)));
    expect(new Set(looks).size).toBe(DRAWINGS);
    for (let number = 0; number < DRAWINGS; number++) {
      const [one, next] = [drawingOf(number), drawingOf(nextDrawing(number))];
      expect(one.colours).not.toEqual(next.colours);
      expect(one.shapes).not.toEqual(next.shapes);
    }
  });
});
