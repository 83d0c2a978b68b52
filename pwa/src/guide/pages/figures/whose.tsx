import type { components } from "../../../data/api";
import { figuresWords } from "../../words/figures";

export type Figures = components["schemas"]["CareerFigures"];
/** What is told of one group that a career is in. */
export type Told = Omit<Figures["others"][number], "occupation">;
/** What every figure says of itself. */
export type Counted = Pick<components["schemas"]["Women"], "year" | "territory" | "source" | "occupation">;

/** Whose figure it is, of where and when, and who publishes it. */
export function Whose({ of, sources }: { of: Counted; sources: Figures["sources"] }) {
  const source = sources.find((one) => one.source === of.source);
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
