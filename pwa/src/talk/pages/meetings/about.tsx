import { api } from "../../../data/client";
import { spanText } from "../../../data/format";
import { language } from "../../../i18n";
import { rolesApi } from "../../../people/data/roles";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { mentorsApi } from "../../data/mentors";
import { meetingsWords } from "../../words/meetings";

const MINUTE_MS = 60_000;

interface Props {
  /** Whom the staff announces it for; a mentor for themself has none. */
  mentor: string | null;
  /** When it begins; null until a day and a time were chosen. */
  startsAt: string | null;
  minutes: number;
  seats: string;
}

async function careerOf(mentor: string | null, signal: AbortSignal): Promise<string> {
  if (mentor) return (await mentorsApi.one(mentor, signal)).career.label;
  const { career_code } = await rolesApi.mentor(signal);
  return career_code ? (await api.career(career_code)).label : "";
}

/** What young people will read of a meeting, before it is announced: the career first, which its mentor may change. */
export function About({ mentor, startsAt, minutes, seats }: Props) {
  const words = meetingsWords().host;
  const { data: career } = useLoaded(`career of ${mentor ?? "me"}`, (signal) => careerOf(mentor, signal));
  const end = startsAt && new Date(Date.parse(startsAt) + minutes * MINUTE_MS).toISOString();
  return (
    <section class="word stack" aria-label={words.theyRead}>
      <p>{words.theyRead}</p>
      <p>
        <strong>{career}</strong>
      </p>
      <p>{startsAt && end ? spanText(startsAt, end, language.value) : words.noDay}</p>
      <p>{seats && words.forSeats(seats)}</p>
      {!mentor && (
        <p>
          <a href="/me/roles/mentor?step=job">{words.otherCareer}</a>
        </p>
      )}
    </section>
  );
}
