import { show } from "../../app/announcer";
import { Icon } from "../../components/icon";
import { ListFailure } from "../../components/failure";
import { Trouble } from "../../components/forms/trouble";
import { useLoaded } from "../../components/forms/use-loaded";
import { useSending } from "../../components/forms/use-sending";
import { Sheet } from "../../components/sheet";
import { ListSkeleton } from "../../components/skeleton";
import { talksApi } from "../../data/conversations/api";
import { talksWords } from "../../i18n/talks";

interface Props {
  open: boolean;
  /** What stands in the field, to be kept. */
  written: string;
  onClose: () => void;
  onChoose: (text: string) => void;
}

/** The sentences that somebody who answers keeps at hand. */
export function QuickReplies({ open, onClose, ...rest }: Props) {
  return (
    <Sheet open={open} title={talksWords().quick.open} onClose={onClose}>
      <Sentences {...rest} />
    </Sheet>
  );
}

function Sentences({ written, onChoose }: Pick<Props, "written" | "onChoose">) {
  const words = talksWords().quick;
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
        {items.map(({ id, text }) => (
          <li key={id}>
            <button type="button" class="button" onClick={() => onChoose(text)}>
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
