import { parisDay, parisTime } from "../../../data/format";

/** The instant at which clocks in Paris show that day (YYYY-MM-DD) and time (HH:MM). */
export function instantInParis(day: string, time: string): string {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  let instant = wanted;
  // Twice: the first step may cross the night in which clocks change.
  for (let round = 0; round < 2; round += 1) {
    const shown = new Date(instant);
    instant += wanted - Date.parse(`${parisDay(shown)}T${parisTime(shown)}:00Z`);
  }
  return new Date(instant).toISOString();
}
