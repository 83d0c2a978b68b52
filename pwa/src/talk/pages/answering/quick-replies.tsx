import { ListFailure } from "../../../ui/failure";
import { Trouble } from "../../../ui/forms/trouble";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { Icon } from "../../../ui/icon";
import { show } from "../../../ui/navigation/announcer";
import { ListSkeleton } from "../../../ui/skeleton";
import { talksApi } from "../../data/conversations/api";
import { quickWords } from "../../words/quick-replies";
import { readySentences } from "../../words/ready-sentences";

interface Props {
  /** What stands in the field, to be kept. */
  written: string;
  onChoose: (text: string) => void;
}

/** The sentences that somebody who answers keeps at hand. */
export function Sentences({ written, onChoose }: Props) {
  const words = quickWords();
  const loaded = useLoaded("quick-replies", talksApi.quickReplies);
  const sending = useSending();
  const change = async (work: () => Promise<unknown>, word?: string): Promise<void> => {
    if (!(await sending.send(work))) return;
    loaded.reload();
    if (word) show(word);
  };
  if (loaded.error !== undefined) return <ListFailure error={loaded.error} onRetry={loaded.reload} />;
  if (!loaded.data) return <ListSkeleton rows={2} />;
  const { items } = loaded.data;
  return (
    <div class="quick">
      <p class="hint">{items.length ? words.lead : words.none}</p>
      <ul>
        {items.length === 0 &&
          readySentences().sentences.map((text) => (
            <li key={text}>
              <button type="button" class="button row" onClick={() => onChoose(text)}>
                {text}
              </button>
            </li>
          ))}
        {items.map(({ id, text }) => (
          <li key={id}>
            <button type="button" class="button row" onClick={() => onChoose(text)}>
              {text}
            </button>
            <button
              type="button"
              class="round"
              aria-label={words.drop(text)}
              onClick={() => void change(() => talksApi.dropQuickReply(id))}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <Trouble of={sending} />
      {written && (
        <button
          type="button"
          class="button wide"
          aria-disabled={sending.busy}
          onClick={() => void change(() => talksApi.keepQuickReply(written.slice(0, 500)), words.kept)}
        >
          {words.keep}
        </button>
      )}
    </div>
  );
}
