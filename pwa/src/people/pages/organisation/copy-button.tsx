import { copyText } from "../../../ui/copy";
import { ageWords } from "../../words/age";

interface Props {
  text: string;
  /** What is said once it is copied. */
  said: string;
  /** What is copied, read aloud where several stand on one page. */
  label?: string;
  onCopied?: () => void;
}

/** Codes into a mail, by one tap. */
export function CopyButton({ text, said, label, onCopied }: Props) {
  const words = ageWords().lists;
  const copy = async (): Promise<void> => {
    if (await copyText(text, said, words.notCopied)) onCopied?.();
  };
  return (
    <button type="button" class="button" aria-label={label} onClick={() => void copy()}>
      {words.copy}
    </button>
  );
}
