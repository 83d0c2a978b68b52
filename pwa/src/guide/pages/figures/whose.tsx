import type { components } from "../../../data/api";
import { figuresWords } from "../../words/figures";

export type Figures = components["schemas"]["CareerFigures"];
export type Counted = Pick<components["schemas"]["Women"], "year" | "territory" | "source" | "occupation">;

/** Whose figure it is, of where and when, and who publishes it. */
export function Whose({ of, figures }: { of: Counted; figures: Pick<Figures, "sources"> }) {
  const source = figures.sources.find((one) => one.source === of.source);
  return (
    <>
      {figuresWords().counted(
        of.occupation.label,
        of.territory.name,
        of.year,
        source ? `${source.title}, ${source.publisher}` : of.source,
      )}
    </>
  );
}
