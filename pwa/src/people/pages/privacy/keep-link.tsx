import { homeChosen } from "../../../data/preferences";
import { show } from "../../../ui/navigation/announcer";
import { dropLink, isKept, type KeptLink, keepLink, mayKeep } from "../../data/kept-child";
import { keepWords } from "../../words/keep-link";

/** Have what a link shows on the home of this phone, or no more; never by itself. */
export function KeepLink({ link }: { link: KeptLink }) {
  const words = keepWords();
  if (!mayKeep()) return null;
  const kept = isKept(link);
  const turn = (): void => {
    if (kept) {
      dropLink(link);
      return;
    }
    keepLink(link);
    // Without an account it is a parent's phone that keeps this.
    homeChosen.value ??= "parent";
    show(words.done);
  };
  return (
    <div class="no-print">
      <p class="actions">
        <button type="button" class="button" onClick={turn}>
          {kept ? words.drop : words.keep}
        </button>
      </p>
      <p class="hint">{words.hint}</p>
    </div>
  );
}
