import { useState } from "preact/hooks";
import { ListFailure } from "../../../ui/failure";
import { Confirm, type Question } from "../../../ui/forms/confirm";
import { dayOf } from "../../../ui/forms/day";
import { Trouble } from "../../../ui/forms/trouble";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { show } from "../../../ui/navigation/announcer";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { ListSkeleton } from "../../../ui/skeleton";
import { badgesApi, type Given } from "../../data/wallet/api";
import type { BackpackItem } from "../../data/wallet/shapes";
import { badgesWords } from "../../words/badges";
import { checkingWords } from "../../words/checking";
import { Give } from "./give";
import { Picture } from "./parts";
import { Shares } from "./shares";
import { isGood, isMine, VerdictView, wordsOf } from "./verdict";

/** Badges from elsewhere: kept as they were given, and checked. */
export function PackPage() {
  return <NeedsAccount roles={["student"]}>{(account) => <Mine key={account.id} account={account.id} />}</NeedsAccount>;
}

function Mine({ account }: { account: string }) {
  const words = checkingWords().pack;
  const loaded = useLoaded(`backpack ${account}`, badgesApi.backpack);
  const add = async (given: Given): Promise<void> => {
    // A text is kept as the file that it would have been.
    const { finding } = await badgesApi.pack(
      "text" in given && !(given instanceof File) ? new File([given.text], "badge") : given,
    );
    show(`${words.added} ${wordsOf(finding).join(". ")}`);
    loaded.reload();
  };
  return (
    <div class="page">
      <BackButton />
      <PageTitle text={words.title} />
      <p class="lead">{words.lead}</p>
      <Give go={checkingWords().verify.go} onGiven={add} />
      {loaded.data ? (
        <>
          {loaded.data.items.length === 0 && <p class="empty">{words.none}</p>}
          {loaded.data.items.map((item) => (
            <Item key={item.id} item={item} reload={loaded.reload} />
          ))}
        </>
      ) : loaded.error === undefined ? (
        <ListSkeleton rows={2} />
      ) : (
        <ListFailure error={loaded.error} onRetry={loaded.reload} />
      )}
    </div>
  );
}

function Item({ item, reload }: { item: BackpackItem; reload: () => void }) {
  const words = badgesWords();
  const { pack } = checkingWords();
  const { id, name, source_url, created_at, checked_at, picture_url, finding } = item;
  const [asking, setAsking] = useState<Question | null>(null);
  const sending = useSending();
  const again = async (): Promise<void> => {
    if (await sending.send(() => badgesApi.checkAgain(id))) reload();
  };
  const remove = (): void =>
    setAsking({
      title: words.one.remove,
      text: pack.removeText,
      yes: words.one.removeYes,
      alarm: true,
      act: () => badgesApi.unpack(id),
      onDone: reload,
    });
  const day = dayOf(created_at);
  return (
    <details class="card packed">
      <summary>
        <Picture src={picture_url} />
        <span class="card-text">
          <strong>{name || pack.unnamed}</strong>{" "}
          <span class={isGood(finding) ? "tag" : "tag alarm"}>{wordsOf(finding)[0]}</span>{" "}
          {!isMine(finding) && finding.recipient !== "not_asked" && (
            <span class="tag demo">{pack.notMine[finding.recipient]}</span>
          )}
          <span class="hint block">
            {source_url ? pack.url(new URL(source_url).host, day) : pack.file(day)}, {pack.checked(dayOf(checked_at))}
          </span>
        </span>
      </summary>
      <div class="stack">
        <VerdictView found={finding} picture={picture_url} at={checked_at} reader="owner" />
        <Shares
          of={{ id, packed: true, name: name || pack.unnamed }}
          closed={["altered", "refused", "unsupported"].includes(finding.verdict)}
          nameless={!isMine(finding)}
          evidence={(finding.badge?.evidence.length ?? 0) > 0}
        />
        <Trouble of={sending} />
        <p class="actions">
          <button type="button" class="button" aria-disabled={sending.busy} onClick={() => void again()}>
            {pack.again}
          </button>
          <a class="button" href={`/api/v1/me/backpack/${id}/file`} download>
            {pack.download}
          </a>
          <button type="button" class="button danger" aria-haspopup="dialog" onClick={remove}>
            {words.one.remove}
          </button>
        </p>
      </div>
      <Confirm question={asking} onClose={() => setAsking(null)} />
    </details>
  );
}
