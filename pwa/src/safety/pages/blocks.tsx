import { useState } from "preact/hooks";
import { Confirm, type Question } from "../../ui/forms/confirm";
import { dayOf } from "../../ui/forms/day";
import { LoadedPage } from "../../ui/forms/loaded-page";
import { type Loaded, useLoaded } from "../../ui/forms/use-loaded";
import { show } from "../../ui/navigation/announcer";
import { NeedsAccount } from "../../ui/needs-account";
import { BackButton, PageTitle } from "../../ui/page";
import { type Block, safetyApi } from "../data/people";
import { reportsWords } from "../words/reports";
import "../../ui/forms/forms.css";
import "../../people/pages/account/account.css";

/** Those whom one has blocked; only who blocked can undo it. */
export function BlocksPage() {
  return <NeedsAccount>{(account) => <Blocks key={account.id} />}</NeedsAccount>;
}

function Blocks() {
  const loaded = useLoaded("blocks", safetyApi.blocks);
  return <LoadedPage loaded={loaded}>{(blocks) => <List blocks={blocks} loaded={loaded} />}</LoadedPage>;
}

function List({ blocks, loaded }: { blocks: Block[]; loaded: Loaded<Block[]> }) {
  const words = reportsWords();
  const [asked, setAsked] = useState<Question | null>(null);
  const ask = (block: Block, name: string): void =>
    setAsked({
      title: words.unblockAsk(name),
      text: words.unblockText,
      yes: words.unblock,
      act: () => safetyApi.unblock(block.id),
      onDone: () => {
        show(words.unblocked);
        loaded.reload();
      },
    });
  return (
    <div class="page text">
      <BackButton />
      <PageTitle text={words.blocks} />
      <p class="lead">{words.blocksLead}</p>
      {blocks.length === 0 && <p class="empty">{words.noBlocks}</p>}
      <ul class="devices">
        {blocks.map((block) => {
          const name = block.first_name || words.noName;
          return (
            <li key={block.id}>
              <div>
                <b>{name}</b>
                <p class="hint">{(block.reported ? words.apart : words.since)(dayOf(block.created_at))}</p>
              </div>
              <button
                type="button"
                class="button"
                aria-label={words.unblockNamed(name)}
                aria-haspopup="dialog"
                onClick={() => ask(block, name)}
              >
                {words.unblock}
              </button>
            </li>
          );
        })}
      </ul>
      <p>
        <a href="/me/statements">{words.decisions}</a>
      </p>
      <Confirm question={asked} onClose={() => setAsked(null)} />
    </div>
  );
}
