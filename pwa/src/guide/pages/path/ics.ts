// The days of a path as iCalendar (RFC 5545), made on the phone: what one wrote leaves it for one's own agenda only.
import { addDays } from "../../../data/format";
import type { Step } from "./order";

const MAX_OCTETS = 75;

/** A file of all-day entries of the steps whose day is known. */
export function calendarFile(steps: Step[], name: string, now = new Date()): string {
  const stamp = `${now.toISOString().replace(/[-:]/g, "").slice(0, 15)}Z`;
  const entries = steps.flatMap(({ id, label, day, last }) =>
    day
      ? [
          "BEGIN:VEVENT",
          `UID:${id}@epass-orientation`,
          `DTSTAMP:${stamp}`,
          `DTSTART;VALUE=DATE:${plain(day)}`,
          `DTEND;VALUE=DATE:${plain(addDays(last, 1))}`,
          `SUMMARY:${escaped(label)}`,
          "END:VEVENT",
        ]
      : [],
  );
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//E-pass Orientation//path//FR", `NAME:${escaped(name)}`];
  return [...lines, ...entries, "END:VCALENDAR", ""].flatMap(folded).join("\r\n");
}

const plain = (day: string): string => day.replaceAll("-", "");
const escaped = (text: string): string => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

/** Lines of at most 75 octets, what is cut off going on in the next one after a space. */
function folded(line: string): string[] {
  const lines = [""];
  let octets = 0;
  for (const sign of line) {
    const size = new TextEncoder().encode(sign).length;
    if (octets + size > MAX_OCTETS) {
      lines.push(" ");
      octets = 1;
    }
    lines[lines.length - 1] += sign;
    octets += size;
  }
  return lines;
}

/** Hand over a calendar as a file. */
export function download(text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
  link.download = "epass.ics";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
