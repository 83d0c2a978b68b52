import { installHintClosed } from "../data/preferences";
import { t } from "../i18n";
import { install, installPath } from "./navigation/install";

/** How to put the app on the home screen, until the person closes the hint. */
export function InstallHint({ always = false }: { always?: boolean }) {
  const path = installPath.value;
  if (!path || (installHintClosed.value && !always)) return null;
  const words = t().install;
  return (
    <aside class="hint-card" aria-label={words.title}>
      <p>
        <strong>{words.title}</strong> {words.text}
      </p>
      {path === "ios" && <p>{words.ios}</p>}
      <p class="actions">
        {path === "button" && (
          <button type="button" class="button main" onClick={() => void install()}>
            {words.button}
          </button>
        )}
        {!always && (
          <button type="button" class="button" onClick={() => (installHintClosed.value = true)}>
            {words.dismiss}
          </button>
        )}
      </p>
    </aside>
  );
}
