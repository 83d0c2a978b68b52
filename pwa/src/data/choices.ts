// Language and text size: the account's while it is signed in, the phone's own otherwise.
import { computed, effect } from "@preact/signals";
import { language, showLanguage } from "../i18n";
import { lacking } from "../i18n/rooms";
import { catchUp } from "./catch-up";
import { chosenLanguage, type Language, type TextSize, textSize } from "./preferences";
import { me, updateMe } from "./session";

/** A new account has not chosen anything yet: the phone's choices hold until it has. */
const chooser = computed(() => (me.value?.onboarded ? me.value : null));

export const languageWanted = computed<Language>(() => chooser.value?.language ?? chosenLanguage.value);
export const textSizeShown = computed<TextSize>(() => chooser.value?.text_size ?? textSize.value);

/** Show the language of whoever signs in, and the phone's again after they leave. */
export function startChoices(): void {
  // Without a network the texts of the other language may be out of reach: those on screen stay until they come.
  const follow = catchUp(
    () => languageWanted.peek() !== language.peek() || (language.peek() !== "fr" && lacking.peek()),
    () => showLanguage(languageWanted.peek()),
  );
  effect(() => {
    void [languageWanted.value, lacking.value];
    follow();
  });
}

/** Let the phone go on as it is while the account starts anew. */
export function keepChoicesOnPhone(): void {
  [chosenLanguage.value, textSize.value] = [languageWanted.value, textSizeShown.value];
}

/** Choose a language. Rejects when it cannot be fetched, or not be kept on the account. */
export async function chooseLanguage(wanted: Language): Promise<void> {
  await showLanguage(wanted);
  if (chooser.value) await updateMe({ language: wanted });
  else chosenLanguage.value = wanted;
}

/** Choose a text size; it applies at once. Rejects when it cannot be kept on the account. */
export async function chooseTextSize(wanted: TextSize): Promise<void> {
  if (chooser.value) await updateMe({ text_size: wanted });
  else textSize.value = wanted;
}
