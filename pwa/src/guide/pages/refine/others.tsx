import type { components } from "../../../data/api";
import { refineWords } from "../../words/refine";
import { hrefWith, type Kind } from "./filters";
import "./refine.css";

type Shared = components["schemas"]["SharedValue"];

const NOTHING = { q: "", values: [] };

/** From a career to the others that have something in common with it. */
export function Others({ shared }: { shared: Shared[] }) {
  const words = refineWords();
  const groups: [Kind, string][] = [
    ["skill", words.othersWhere],
    ["liking", words.othersLike],
    ["theme", words.othersTheme],
    ["family", words.othersFamily],
  ];
  return (
    <section>
      <h2>{words.others}</h2>
      {groups.map(([kind, title]) => {
        const values = shared.filter((one) => one.kind === kind);
        return (
          values.length > 0 && (
            <div key={kind}>
              <h3>{title}</h3>
              <ul class="values">
                {values.map(({ code, label, careers }) => (
                  <li key={code}>
                    <a href={hrefWith(NOTHING, kind, code)}>
                      <span lang="fr">{label}</span> <span class="hint">{words.careers(careers)}</span>
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          )
        );
      })}
    </section>
  );
}
