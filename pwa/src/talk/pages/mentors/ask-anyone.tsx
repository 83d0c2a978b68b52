import { hasRole, type Me } from "../../../data/session";
import { mentorsWords } from "../../../people/words/mentors";

/** Whether asking is for this person: pupils ask, and visitors who may be one. */
export function maySeek(account: Me | null): boolean {
  return !account || account.roles.length === 0 || hasRole(account, "student");
}

/** The way to ask whoever knows, instead of choosing somebody. */
export function AskAnyone({ career }: { career: string }) {
  const words = mentorsWords();
  return (
    <section class="hint-card">
      <h2>{words.askAnyone}</h2>
      <p>{words.askAnyoneLead}</p>
      <p class="actions">
        <a class="button" href={career ? `/ask?career=${career}` : "/ask"}>
          {words.ask}
        </a>
      </p>
    </section>
  );
}
