import type { ComponentChildren } from "preact";
import { compareWords } from "../../words/compare";
import "./compare.css";

/** What is compared: a page of its own, and its name. */
export interface Column {
  href: string;
  name: string;
}

/** One thing that is compared; null: not published, undefined: it could not be fetched. */
export interface Criterion {
  title: string;
  cells: (ComponentChildren | null | undefined)[];
}

/** Each criterion is a row of its own below its title: three columns are read on a small phone. */
export function Comparison({ columns, criteria }: { columns: Column[]; criteria: Criterion[] }) {
  const words = compareWords();
  return (
    <table class="comparison">
      <caption class="hint">{words.caption}</caption>
      <thead>
        <tr>
          {columns.map(({ href, name }, column) => (
            <th key={href} scope="col" id={`column-${column}`}>
              <a href={href}>{name}</a>
            </th>
          ))}
        </tr>
      </thead>
      {criteria.map(({ title, cells }, row) => (
        <tbody key={title}>
          <tr>
            <th scope="rowgroup" id={`row-${row}`} colSpan={columns.length}>
              {title}
            </th>
          </tr>
          <tr>
            {cells.map((cell, column) => (
              <td key={columns[column]?.href} headers={`row-${row} column-${column}`}>
                {cell ?? <span class="hint">{cell === null ? words.unpublished : words.notHere}</span>}
              </td>
            ))}
          </tr>
        </tbody>
      ))}
    </table>
  );
}

/** Lines of a cell; null where there is none. */
export function lines(...texts: (string | false | null | undefined)[]): ComponentChildren {
  const said = [...new Set(texts.filter(Boolean))];
  if (!said.length) return null;
  return said.map((text) => <p key={text}>{text}</p>);
}

const FEW = 3;

/** The first names of a list, and how many are left. */
export function few(names: string[]): ComponentChildren {
  return lines(...names.slice(0, FEW), names.length > FEW && compareWords().more(names.length - FEW));
}
