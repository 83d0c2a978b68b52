import { t } from "../../i18n";
import type { Sending } from "./use-sending";

/** What the server said against the whole form; the way on where a second factor is missing. */
export function Trouble({ of }: { of: Sending }) {
  return (
    <div role="alert">
      {of.trouble && <p class="banner alarm">{of.trouble}</p>}
      {of.code === "second-factor-needed" && (
        <p>
          <a href="/me/security">{t().errors.security}</a>
        </p>
      )}
    </div>
  );
}
