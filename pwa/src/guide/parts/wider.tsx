import type { Where } from "../../data/types";
import { t } from "../../i18n";
import { setQuery } from "../../ui/navigation/router";
import { RADII } from "../pages/home-search";

interface Props {
  search: { radius: number; bbox?: string | null };
  place: Where;
  /** What can be chosen, km. */
  radii?: number[];
  /** Whether it is what to do first. */
  main?: boolean;
}

/** Look a little further: nothing where the radius is the last, or nothing is looked for around a point. */
export function Wider({ search, place, radii = RADII, main }: Props) {
  const wider = radii.find((km) => km > search.radius);
  if (!wider || search.bbox || place.by === "region") return null;
  return (
    <button type="button" class={main ? "button main" : "button"} onClick={() => setQuery({ radius: `${wider}` })}>
      {t().around.wider(wider)}
    </button>
  );
}
