import { hasRole, type Me } from "../../data/session";
import { t } from "../../i18n";
import { accountWords } from "../../people/words/account";
import { path } from "../../ui/navigation/router";

/** The rooms of asking and answering, side by side; nothing for those who have one only. */
export function TalkTabs({ account }: { account: Me }) {
  const words = accountWords().me;
  const tabs: [string, string][] = [["/conversations", t().account.talks]];
  if (hasRole(account, "student")) tabs.push(["/me/questions", words.questions]);
  if (hasRole(account, "mentor")) tabs.push(["/inbox", words.inbox]);
  if (hasRole(account, "adviser")) tabs.push(["/staff/questions", words.staffQuestions]);
  if (tabs.length < 2) return null;
  return (
    <nav class="switch" aria-label={words.talksLabel}>
      {tabs.map(([href, title]) => (
        <a key={href} href={href} aria-current={path.value === href ? "page" : undefined}>
          {title}
        </a>
      ))}
    </nav>
  );
}
