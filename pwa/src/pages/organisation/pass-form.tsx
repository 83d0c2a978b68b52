import { language } from "../../i18n";
import { ageWords } from "../../i18n/age";
import { CodeForm } from "./code-form";

interface Props {
  /** Asks for the mail again, with the code. */
  ask: (personalCode: string) => Promise<void>;
}

const ACTION = { fr: "Recevoir le mail", en: "Get the mail" };

/** Where a robot used up a network's mails, a personal code lets this one go. */
export function PassForm({ ask }: Props) {
  return <CodeForm words={ageWords()} action={ACTION[language.value]} maxLength={40} use={ask} />;
}
