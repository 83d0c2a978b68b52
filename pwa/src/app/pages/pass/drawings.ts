// Drawings of shapes that stand for a person: one for each number, so that no picture is ever kept or sent.

export const DRAWINGS = 4096;
/** Odd, so that going on passes by every drawing; each step changes colours and both shapes. */
const STEP = 1637;

/** Behind, then the two shapes, the first below the second. */
const COLOURS = [
  ["#4b2a63", "#ffb545", "#fbe2d8"],
  ["#0d665f", "#d9efe9", "#ffb545"],
  ["#a8371c", "#ffd9a0", "#4b2a63"],
  ["#1c4f8c", "#9ec8ff", "#ffe08a"],
  ["#ffb545", "#4b2a63", "#fffdf9"],
  ["#d3b2f5", "#382950", "#ffa98c"],
  ["#7ad6c6", "#173a38", "#fbe2d8"],
  ["#f0cd7a", "#a8371c", "#0d665f"],
] as const;

/** Paths around the middle of a square of 64, named for who does not see them. */
export const SHAPES = ["disc", "square", "triangle", "half", "star", "drop", "cross", "leaf"] as const;
export type Shape = (typeof SHAPES)[number];
const PATHS: Record<Shape, string> = {
  disc: "M32 10a22 22 0 1 1 0 44a22 22 0 0 1 0-44Z",
  square: "M14 14h36v36H14Z",
  triangle: "M32 8 56 50H8Z",
  half: "M8 32a24 24 0 0 1 48 0Z",
  star: "M32 6 39 25 58 32 39 39 32 58 25 39 6 32 25 25Z",
  drop: "M32 6C44 22 50 30 50 38a18 18 0 0 1-36 0C14 30 20 22 32 6Z",
  cross: "M24 8h16v16h16v16H40v16H24V40H8V24h16Z",
  leaf: "M10 10h24a20 20 0 0 1 20 20v24H30a20 20 0 0 1-20-20Z",
};

export interface Drawing {
  colours: (typeof COLOURS)[number];
  shapes: [Shape, Shape];
  paths: [string, string];
  /** In degrees. */
  turns: [number, number];
}

/** The drawing of a number: three bits each for the colours, the shapes, and how they are turned. */
export function drawingOf(number: number): Drawing {
  const bits = (from: number): number => (number >> from) & 7;
  const shapes: Drawing["shapes"] = [SHAPES[bits(3)]!, SHAPES[bits(6)]!];
  const turn = bits(9) * 45;
  return {
    colours: COLOURS[bits(0)]!,
    shapes,
    paths: [PATHS[shapes[0]], PATHS[shapes[1]]],
    turns: [turn, -turn],
  };
}

export const nextDrawing = (number: number): number => (number + STEP) % DRAWINGS;
export const lastDrawing = (number: number): number => (number + DRAWINGS - STEP) % DRAWINGS;
