import { safetyWords } from "../../i18n/safety";
import { Sheet } from "../sheet";
import { Numbers } from "./help-numbers";

/** Who listens, over whatever page is open. */
export function HelpSheet({ told, onClose }: { /** Whether staff were told as well. */ told: boolean; onClose: () => void }) {
  return (
    <Sheet open title={safetyWords().numbersTitle} onClose={onClose}>
      <div class="help-numbers bare">
        <Numbers told={told} />
      </div>
    </Sheet>
  );
}
