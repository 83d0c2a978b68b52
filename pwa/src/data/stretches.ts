/** When a day in two stretches goes on after its break. */
export function goesOnAt(breakStarts: string, minutes: number): string {
  const [hours = "0", past = "0"] = breakStarts.split(":");
  const at = (Number(hours) * 60 + Number(past) + minutes) % 1440;
  return [Math.floor(at / 60), at % 60].map((part) => String(part).padStart(2, "0")).join(":");
}
