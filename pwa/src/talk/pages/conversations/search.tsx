import { useState } from "preact/hooks";
import { momentText } from "../../../data/format";
import { language } from "../../../i18n";
import { ListFailure } from "../../../ui/failure";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { announce } from "../../../ui/navigation/announcer";
import { SearchField } from "../../../ui/search-field";
import { talksApi } from "../../data/conversations/api";
import type { Message, Talk } from "../../data/conversations/shapes";
import { searchTalkWords } from "../../words/search-talk";
import { talksWords } from "../../words/talks";
import { nameOf } from "./bubble";

interface Props {
  talk: Talk;
  onShow: (message: Message) => void;
}

/** Finds messages by their words. */
export function Search({ talk, onShow }: Props) {
  const words = searchTalkWords();
  const [q, setQ] = useState("");
  const loaded = useLoaded(`${talk.id} ${q}`, async () => {
    if (!q) return null;
    const page = await talksApi.messages(talk.id, { q });
    announce(words.found(page.items.length));
    return page;
  });
  const found = loaded.data;
  return (
    <div class="found-words">
      <SearchField label={words.label} placeholder={words.label} value={q} onSearch={setQ} />
      {loaded.error !== undefined && <ListFailure error={loaded.error} onRetry={loaded.reload} />}
      {found && <p class="hint">{words.found(found.items.length)}</p>}
      {found?.more && <p class="hint">{words.more}</p>}
      <ul>
        {found?.items.toReversed().map((message) => (
          <li key={message.id}>
            <p class="hint">
              {message.side === talk.side ? talksWords().me[talk.side] : nameOf(talk)},{" "}
              {momentText(message.sent_at, language.value)}
            </p>
            <p>{message.text}</p>
            <button type="button" class="as-link" onClick={() => onShow(message)}>
              {words.show}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
