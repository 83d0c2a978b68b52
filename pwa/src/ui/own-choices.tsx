import { chooseLanguage, chooseTextSize, textSizeShown } from "../data/choices";
import { ApiError } from "../data/errors";
import type { Language, TextSize } from "../data/preferences";
import { language, t } from "../i18n";
import { OneChoice } from "./choices";
import { show } from "./navigation/announcer";

/** Language and text size: of the account when one is signed in, else of this phone. */
export function OwnChoices() {
  const words = t().morePage;
  const failed = (error: unknown): void => show(error instanceof ApiError ? t().errors.notKept : words.languageFailed);
  return (
    <>
      <OneChoice<Language>
        legend={words.language}
        options={[
          { value: "fr", label: "Français" },
          { value: "en", label: "English" },
        ]}
        chosen={language.value}
        onChange={(wanted) => void chooseLanguage(wanted).catch(failed)}
      />
      <OneChoice<TextSize>
        legend={words.textSize}
        options={[
          { value: "normal", label: words.textSizes.normal },
          { value: "large", label: words.textSizes.large },
          { value: "largest", label: words.textSizes.largest },
        ]}
        chosen={textSizeShown.value}
        onChange={(wanted) => void chooseTextSize(wanted).catch(failed)}
      />
    </>
  );
}
