import { distanceText } from "../data/format";
import { where } from "../data/preferences";
import { language, t } from "../i18n";

/** Below it metres would be counted from, or to, the middle of a commune. */
const TOWN_M = 1000;

/** What distances are counted from. */
type From = { by: "commune" | "position" | "region" } | null;

interface Way {
  metres: number;
  /** The point is the middle of a commune. */
  approximate: boolean;
}

/** Whether no more can be said than in which commune something is. */
export function inTown({ metres, approximate }: Way, from: From = where.value): boolean {
  return metres < TOWN_M && (approximate || from?.by === "commune");
}

/** "à 350 m", "≈ adresse non localisée"; nothing where only the commune can be said. */
export function awayText(way: Way, from: From = where.value): string {
  if (inTown(way, from)) return "";
  return way.approximate ? t().distance.somewhere : distanceText(way.metres, language.value, t().distance);
}

interface Props {
  metres: number | null | undefined;
  approximate: boolean;
  commune: string | null;
  from?: From;
  /** The distance in a sentence of its own. */
  said?: (away: string) => string;
}

/** How far and in which commune: "à 4,2 km", "Évron"; "à Laval" where metres would be invented. */
export function Whereabouts({ metres, approximate, commune, from = where.value, said = String }: Props) {
  const near = metres != null && inTown({ metres, approximate }, from);
  if (near && commune) return <span class="distance">{t().distance.inTown(commune)}</span>;
  const away = metres == null ? "" : awayText({ metres, approximate }, from);
  return (
    <>
      {away && <span class="distance">{said(away)}</span>}
      {commune && <span>{commune}</span>}
    </>
  );
}
