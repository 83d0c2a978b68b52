import { dayText } from "../../data/format";
import { language, t } from "../../i18n";
import type { AlertSearch } from "../data/alerts";
import { alertsWords } from "../words/alerts";

/** What an alert looks for, one thing a line: "Stages d’observation", "3e", "Nantes et 20 km autour". */
export function watched({ kinds, levels, careers, weeks, q, where, radiusKm }: AlertSearch): string[] {
  const words = alertsWords().watched;
  const named = (codes: string[], names: Record<string, string>): string =>
    codes.map((code) => names[code] ?? code).join(words.or);
  return [
    named(kinds, words.kinds) || words.all,
    named(levels, t().offers.levels),
    careers.map(({ name }) => name).join(words.or),
    q && words.words(q),
    place(where, radiusKm),
    weeks.length > 0 ? words.weeks(weeks.map((monday) => dayText(monday, language.value))) : "",
  ].filter(Boolean);
}

function place(where: AlertSearch["where"], km: number): string {
  const words = alertsWords().watched;
  if (where === null || where.by === "region") return words.region;
  return words.around(where.name ?? words.here, km);
}
