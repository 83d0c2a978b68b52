import { Sheet } from "../../ui/sheet";
import { safetyWords } from "../words/safety";
import { Numbers } from "./help-numbers";

/** Who listens, over whatever page is open. */
export function HelpSheet({
  told,
  onClose,
}: {
  /** Whether staff were told as well. */ told: boolean;
  onClose: () => void;
}) {
  return (
    <Sheet open title={safetyWords().numbersTitle} onClose={onClose}>
      <div class="help-numbers bare">
        <Numbers told={told} />
      </div>
    </Sheet>
  );
}
