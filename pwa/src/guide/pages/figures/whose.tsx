import type { components } from "../../../data/api";
import { figuresWords } from "../../words/figures";

export type Figures = components["schemas"]["CareerFigures"];
/** What is told of one group that a career is in. */
export type Told = Figures["others"][number];
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

/** Whether a figure counts a group that the career's is a part of: a part's code goes on where its group's ends. */
export function hasWider(of: Told): boolean {
  return Object.values(of).some(
    (one) =>
      one !== null &&
      typeof one === "object" &&
      "source" in one &&
      one.occupation.code !== of.occupation.code &&
      of.occupation.code.startsWith(one.occupation.code),
  );
}

/** How far the figures of a group are those of the career that was asked for. */
export function HowFar({ of }: { of: Told }) {
  const group = of.occupation;
  const words = figuresWords();
  // Nothing else is told of it.
  if (group.mostly_others) return <p>{words.mostlyOthers(group.label)}</p>;
  return (
    <>
      {group.careers > 1 && (
        <p>
          {words.group(group.label, group.careers)} {hasWider(of) && words.someWider}
        </p>
      )}
      {group.cut_from && <p>{words.cutFrom(group.cut_from.label)}</p>}
      {group.sheet_also_in.length > 0 && <p>{words.sheetAlsoIn(group.sheet_also_in)}</p>}
      {group.partly && <p>{words.partly}</p>}
      {group.employees_only && <p>{words.employeesOnly}</p>}
    </>
  );
}
