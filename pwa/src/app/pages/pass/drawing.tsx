import { passWords } from "../../words/pass";
import { drawingOf } from "./drawings";

/** The shapes that stand for a person; with `named`, said in words too. */
export function DrawingOf({ number, named }: { number: number; named?: boolean }) {
  const { colours, paths, turns } = drawingOf(number);
  const [behind, ...fills] = colours;
  return (
    <svg
      class="drawing"
      viewBox="0 0 64 64"
      focusable="false"
      {...(named ? { role: "img", "aria-label": describe(number) } : { "aria-hidden": "true" })}
    >
      <rect width="64" height="64" rx="18" fill={behind} />
      <path d={paths[0]} fill={fills[0]} transform={`rotate(${turns[0]} 32 32) translate(3.2 3.2) scale(.9)`} />
      <path d={paths[1]} fill={fills[1]} transform={`rotate(${turns[1]} 32 32) translate(17.6 17.6) scale(.45)`} />
    </svg>
  );
}

/** A drawing in words. */
export function describe(number: number): string {
  const { drawing } = passWords();
  const [below, above] = drawingOf(number).shapes;
  return drawing.is(drawing.shapes[above], drawing.shapes[below]);
}
