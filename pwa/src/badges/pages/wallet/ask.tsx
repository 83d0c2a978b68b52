import { useEffect, useRef, useState } from "preact/hooks";
import { offline } from "../../../data/connection";
import { distressTold } from "../../../data/help";
import { AskLook } from "../../../safety/parts/ask-look";
import { ReportConduct } from "../../../safety/parts/report-conduct";
import { failureIn } from "../../../ui/failure";
import { Confirm, type Question } from "../../../ui/forms/confirm";
import { Field } from "../../../ui/forms/field";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { Trouble } from "../../../ui/forms/trouble";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { announce, show } from "../../../ui/navigation/announcer";
import { leaveFor } from "../../../ui/navigation/router";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { badgesApi, putPhoto } from "../../data/wallet/api";
import { dropRequest, keepRequest, keptRequest } from "../../data/wallet/kept";
import { dataUrlOf, shrink } from "../../data/wallet/photos";
import { type BadgeRequest, type KeptRequest, ownedOf, type Photo, type RequestDraft } from "../../data/wallet/shapes";
import { askingWords } from "../../words/asking";
import "../../../ui/forms/forms.css";
import { EvidenceList } from "./parts";
import { Owned } from "./to-earn";

const PHOTOS_MAX = 5;

/** Ask an organisation for a badge, and show what one did. */
export function AskBadgePage({ id }: { id: string }) {
  return (
    <NeedsAccount roles={["student"]}>
      {(account) => <Asking key={account.id} account={account.id} achievementId={id} />}
    </NeedsAccount>
  );
}

interface Begun {
  name: string;
  sent: BadgeRequest | undefined;
  owned: string | undefined;
  draft: KeptRequest;
}

function Asking({ account, achievementId }: { account: string; achievementId: string }) {
  const loaded = useLoaded<Begun>(achievementId, async (signal) => {
    const [{ name }, { asked, owned }] = await Promise.all([
      badgesApi.achievement(achievementId, signal),
      askedFor(achievementId, signal),
    ]);
    let draft = await keptRequest(account, achievementId);
    if (asked.some(({ id, status }) => id === draft.id && status !== "draft")) {
      // It had left, and the answer was lost on its way.
      await dropRequest(draft.key);
      draft = await keptRequest(account, achievementId);
    }
    // A draft begun on another phone goes on here.
    draft.id = asked.find(({ status }) => status === "draft")?.id ?? draft.id;
    return { name, owned, sent: asked.find(({ status }) => status === "waiting"), draft };
  });

  return (
    <LoadedPage loaded={loaded}>
      {({ name, sent, owned, draft }) => (
        <div class="page">
          <BackButton />
          <PageTitle text={askingWords().ask.title(name)} />
          {sent ? (
            <Sent request={sent} />
          ) : owned ? (
            <Owned id={owned} />
          ) : (
            <Form
              achievementId={achievementId}
              draft={draft}
              // One stays where somebody can be asked to look.
              onMasked={(asked) => loaded.replace({ name, owned, draft, sent: asked })}
            />
          )}
        </div>
      )}
    </LoadedPage>
  );
}

/** What this account has asked for and has already; without a network one writes on. */
async function askedFor(
  achievementId: string,
  signal: AbortSignal,
): Promise<{ asked: BadgeRequest[]; owned?: string | undefined }> {
  try {
    const wallet = await badgesApi.wallet(signal);
    const asked = wallet.requests.filter(({ achievement_id }) => achievement_id === achievementId);
    return { asked, owned: ownedOf(wallet, achievementId) };
  } catch (error) {
    if (failureIn(error) === "offline") return { asked: [] };
    throw error;
  }
}

function Sent({ request }: { request: BadgeRequest }) {
  const words = askingWords().ask;
  const [asking, setAsking] = useState<Question | null>(null);
  const ask = (): void =>
    setAsking({
      title: words.withdraw,
      text: words.withdrawText,
      yes: words.withdraw,
      alarm: true,
      act: () => badgesApi.withdraw(request.id),
      onDone: () => {
        show(words.withdrawn);
        leaveFor("/badges");
      },
    });
  return (
    <>
      <p class="word">{words.already}</p>
      {request.masked && (
        <>
          <p class="note">{words.hidden}</p>
          <AskLook about={{ subject_kind: "badge_request", subject_id: request.id }} />
        </>
      )}
      <EvidenceList evidence={request.evidence} />
      <ReportConduct about={{ subject_kind: "issuer", subject_id: request.id }} />
      <p>
        <button type="button" class="button danger" aria-haspopup="dialog" onClick={ask}>
          {words.withdraw}
        </button>
      </p>
      <Confirm question={asking} onClose={() => setAsking(null)} />
    </>
  );
}

interface FormProps {
  achievementId: string;
  draft: KeptRequest;
  onMasked: (sent: BadgeRequest) => void;
}

function Form({ achievementId, draft, onMasked }: FormProps) {
  const words = askingWords().ask;
  const [written, setWritten] = useState(draft);
  /** How much of each photo has left; one that has arrived is not sent again. */
  const [gone, setGone] = useState<Record<string, number>>({});
  const sending = useSending();
  const form = useRef<HTMLFormElement>(null);
  const write = (change: Partial<KeptRequest>): void => {
    const next = { ...written, ...change };
    setWritten(next);
    void keepRequest(next);
  };
  const drop = async (photo: Photo): Promise<void> => {
    if (gone[photo.id] === 1 && !(await sending.send(() => badgesApi.dropPhoto(written.id, photo.id)))) return;
    write({ photos: written.photos.filter((one) => one !== photo) });
  };
  const send = async (): Promise<void> => {
    const { id, text, textId, link, linkId, photos } = written;
    let masked: BadgeRequest | undefined;
    const done = await sending.send(async () => {
      const evidence: RequestDraft["evidence"] = [];
      if (text.trim()) evidence.push({ id: textId, kind: "text", text, url: "" });
      // People write addresses without it.
      if (link)
        evidence.push({ id: linkId, kind: "link", text: "", url: link.includes("://") ? link : `https://${link}` });
      const { screening } = await badgesApi.draft(achievementId, { id, message: "", evidence });
      if (screening.distress) distressTold.value = true;
      for (const photo of photos) {
        if (gone[photo.id] === 1) continue;
        const tell = (part: number): void => setGone((before) => ({ ...before, [photo.id]: part }));
        await putPhoto(id, photo.id, photo.blob, (part) => tell(Math.min(part, 0.99)));
        tell(1);
      }
      const sent = await badgesApi.send(id);
      if (sent.masked) masked = sent;
      await dropRequest(written.key);
    });
    if (!done) return;
    show(masked ? words.masked : words.done);
    if (masked) return onMasked(masked);
    leaveFor("/badges");
  };
  return (
    <form
      ref={form}
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p class="lead">{words.lead}</p>
      <Field
        label={words.text}
        hint={words.textHint}
        error={sending.fields["evidence.0.text"]}
        rows={5}
        maxLength={2000}
        value={written.text}
        onInput={(text) => write({ text })}
      />
      <Field
        label={words.link}
        hint={words.linkHint}
        error={sending.fields["evidence.0.url"] ?? sending.fields["evidence.1.url"]}
        maxLength={500}
        value={written.link}
        onInput={(link) => write({ link: link.trim() })}
      />
      <Photos
        photos={written.photos}
        gone={gone}
        onAdd={(photo) => write({ photos: [...written.photos, photo] })}
        onDrop={drop}
      />
      <Trouble of={sending} />
      <p class="hint">{offline.value ? words.later : words.kept}</p>
      <button type="submit" class="button main wide" aria-disabled={sending.busy}>
        {sending.busy ? words.sending : words.send}
      </button>
    </form>
  );
}

interface PhotosProps {
  photos: Photo[];
  gone: Record<string, number>;
  onAdd: (photo: Photo) => void;
  onDrop: (photo: Photo) => Promise<void>;
}

function Photos({ photos, gone, onAdd, onDrop }: PhotosProps) {
  const words = askingWords().ask;
  const [trouble, setTrouble] = useState("");
  const add = async (input: HTMLInputElement): Promise<void> => {
    const file = input.files?.[0];
    setTrouble("");
    try {
      if (file) onAdd({ id: crypto.randomUUID(), blob: await shrink(file) });
    } catch {
      setTrouble(words.unreadable);
      announce(words.unreadable);
    }
    input.value = "";
  };
  return (
    <fieldset class="stack choices">
      <legend>{words.photos}</legend>
      <p class="hint">{words.photosHint}</p>
      <ul class="cards">
        {photos.map((photo, index) => (
          <li key={photo.id} class="card photo-row">
            <Preview blob={photo.blob} name={words.photo(index + 1)} />
            {gone[photo.id] !== undefined && gone[photo.id] !== 1 && (
              <progress aria-label={words.photo(index + 1)} value={gone[photo.id]} />
            )}
            {gone[photo.id] === 1 && <span class="tag">{words.sent}</span>}
            <button type="button" class="button" aria-label={words.drop(index + 1)} onClick={() => void onDrop(photo)}>
              ×
            </button>
          </li>
        ))}
      </ul>
      {trouble && <p class="field-error">{trouble}</p>}
      {photos.length < PHOTOS_MAX && (
        <label class="button file-button">
          {words.add}
          <input type="file" accept="image/*" class="hidden" onChange={(event) => void add(event.currentTarget)} />
        </label>
      )}
    </fieldset>
  );
}

function Preview({ blob, name }: { blob: Blob; name: string }) {
  const [src, setSrc] = useState<string>();
  useEffect(() => void dataUrlOf(blob).then(setSrc), [blob]);
  return src ? <img class="photo" src={src} alt={name} /> : <span class="photo" />;
}
