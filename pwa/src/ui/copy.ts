import { show } from "./navigation/announcer";

/** Put a text on the clipboard and say `copied`, or what is said where that is not allowed; whether it is there. */
export async function copyText(text: string, copied: string, notCopied: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    show(notCopied);
    return false;
  }
  show(copied);
  return true;
}
