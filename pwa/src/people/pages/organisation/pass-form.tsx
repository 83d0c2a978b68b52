import { ageWords } from "../../words/age";
import { CodeForm } from "./code-form";

interface Props {
  /** Asks for the mail again, with the code. */
  ask: (personalCode: string) => Promise<void>;
}

/** Where a robot used up a network's mails, a personal code lets this one go. */
export function PassForm({ ask }: Props) {
  const words = ageWords();
  return <CodeForm words={words} action={words.getMail} maxLength={40} use={ask} />;
}
