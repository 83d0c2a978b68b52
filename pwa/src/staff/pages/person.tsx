import type { CaseDetail, PersonSeen } from "../../safety/data/staff";
import { casesWords } from "../words/cases";
import { roleText } from "./frame";

interface Props {
  of: PersonSeen;
  /** Whether to lead to their conversations. */
  talks?: boolean;
}

/** What a moderator sees of a person. */
export function Person({ of, talks }: Props) {
  const words = casesWords();
  return (
    <>
      <p>
        <strong>{of.first_name ?? words.gone}</strong>
      </p>
      <p class="facts">
        <span>{words.ages[of.age_band]}</span>
        {of.roles.map((role) => (
          <span key={role}>{roleText(role)}</span>
        ))}
        {of.banned && <span>{words.banned}</span>}
        {of.kept_from_minors && <span>{words.kept}</span>}
      </p>
      {of.minors_expected > 0 && <p class="banner">{words.minorsExpected(of.minors_expected)}</p>}
      {talks && (
        <p>
          <a href={`/staff/conversations/${of.account_id}`}>{words.talksSee}</a>
        </p>
      )}
    </>
  );
}

/** The names of those whom a case knows. */
export function nameIn({ person, reporter }: Pick<CaseDetail, "person" | "reporter">): (id: string | null) => string {
  const people = [person, reporter].filter((one) => one !== null);
  // What concerns nobody yet, the app itself has noticed.
  return (id) => (people.length ? nameOf(id, people) : "E-pass");
}

/** The first name of an account among these people. */
export function nameOf(id: string | null, people: PersonSeen[]): string {
  const words = casesWords();
  const one = people.find(({ account_id }) => account_id === id);
  return one ? (one.first_name ?? words.gone) : words.other;
}
