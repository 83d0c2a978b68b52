import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { figuresWords } from "../../words/figures";
import "../../parts/counted.css";
import "./bars.css";

export interface Row {
  label: string;
  /** Of `full`. */
  value: number;
  /** As it is read. */
  text: string;
}

interface Props {
  title: string;
  rows: Row[];
  /** What the second column of the table holds. */
  column: string;
  /** The value of a bar that is full. */
  full?: number;
  /** What is counted, where, when, by whom; and what it does not say. */
  children?: ComponentChildren;
}

/** Numbers that are compared: bars beside what they say, and the same as a table. */
export function Bars({ title, rows, column, full = 100, children }: Props) {
  const words = figuresWords();
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  return (
    <figure class="bars" aria-labelledby={id}>
      <h4 id={id}>{title}</h4>
      {asTable ? (
        <table class="counted">
          <thead>
            <tr>
              <th scope="col">{words.what}</th>
              <th scope="col">{column}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, text }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <ul>
          {rows.map(({ label, value, text }) => (
            <li key={label}>
              <span>{label}</span> <b>{text}</b>
              <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <rect class="whole" width="100" height="8" />
                <rect width={(100 * value) / full} height="8" />
              </svg>
            </li>
          ))}
        </ul>
      )}
      <button type="button" class="button" onClick={() => setAsTable(!asTable)}>
        {asTable ? words.hideTable : words.table}
      </button>
      {children && <figcaption class="hint">{children}</figcaption>}
    </figure>
  );
}
