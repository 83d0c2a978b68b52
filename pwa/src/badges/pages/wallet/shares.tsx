import { useEffect, useRef, useState } from "preact/hooks";
import { offline, onBackOnline } from "../../../data/connection";
import { t } from "../../../i18n";
import { OneChoice } from "../../../ui/choices";
import { ConsentAsked } from "../../../ui/forms/consent-asked";
import { dayOf } from "../../../ui/forms/day";
import { Tick } from "../../../ui/forms/field";
import { Trouble } from "../../../ui/forms/trouble";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { Icon } from "../../../ui/icon";
import { show } from "../../../ui/navigation/announcer";
import { query } from "../../../ui/navigation/router";
import { Sheet } from "../../../ui/sheet";
import { badgesApi, fileHref, type Shown } from "../../data/wallet/api";
import { keepShares, sharesOf } from "../../data/wallet/kept";
import type { Share } from "../../data/wallet/shapes";
import { badgesWords } from "../../words/badges";

interface Props {
  of: Shown;
  /** Whether there is evidence to show. */
  evidence: boolean;
  /** No new link: what would be shown is altered or refused. */
  closed?: boolean;
  /** Never under the owner's name: it is not known to be theirs. */
  nameless?: boolean | undefined;
  onChange?: () => void;
}

/** Show a badge by a link; the links that show it now, each with its end at hand. */
export function Shares({ of, evidence, closed, nameless, onChange }: Props) {
  const words = badgesWords().shares;
  const loaded = useLoaded(`shares ${of.id}`, (signal) => sharesOf(of, signal));
  useEffect(() => onBackOnline(loaded.reload), []);
  const [making, setMaking] = useState(false);
  const [shown, setShown] = useState<Share>();
  const sending = useSending();
  const button = useRef<HTMLButtonElement>(null);
  const stop = async ({ id }: Share): Promise<void> => {
    if (!(await sending.send(() => badgesApi.stopShare(id)))) return;
    show(words.stopped);
    // The button that was pressed goes with its link.
    button.current?.focus();
    loaded.reload();
    onChange?.();
  };
  const asked = useRef(query.value.has("show"));
  // Opened to be shown at once: by the link there is, else by a new one.
  useEffect(() => {
    if (!asked.current || closed || (!loaded.data && loaded.error === undefined)) return;
    asked.current = false;
    if (loaded.data?.[0]) setShown(loaded.data[0]);
    else setMaking(true);
  }, [loaded.data, loaded.error]);
  const made = (items: Share[], id: string): void => {
    loaded.replace(keepShares(of, items));
    setMaking(false);
    setShown(items.find((one) => one.id === id));
    onChange?.();
  };
  const items = loaded.data ?? [];
  return (
    <section class="shares">
      {!closed && (
        <p class="actions">
          <button ref={button} type="button" class="button main" aria-haspopup="dialog" onClick={() => setMaking(true)}>
            <Icon name="share" />
            {badgesWords().one.showIt}
          </button>
        </p>
      )}
      {offline.value && <p class="hint">{words.offline}</p>}
      <Trouble of={sending} />
      {items.length > 0 && (
        <>
          <h2>{words.open}</h2>
          <ul class="cards">
            {items.map((share) => (
              <li key={share.id} class="card">
                <div class="card-text stack">
                  <p class="facts">
                    <span>{words.who(share.shown_name)}</span>
                    <span>{words.since(dayOf(share.created_at))}</span>
                    {share.expires_at && <span>{words.until(dayOf(share.expires_at))}</span>}
                  </p>
                  <p class="actions">
                    <button type="button" class="button" aria-haspopup="dialog" onClick={() => setShown(share)}>
                      {words.view}
                    </button>
                    <button
                      type="button"
                      class="button danger"
                      aria-label={words.stopNamed(dayOf(share.created_at))}
                      aria-disabled={sending.busy}
                      onClick={() => void stop(share)}
                    >
                      {words.stop}
                    </button>
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      <Sheet open={making} title={words.title} onClose={() => setMaking(false)}>
        <Make of={of} evidence={evidence} nameless={nameless} onMade={made} />
      </Sheet>
      <Sheet open={shown !== undefined} title={words.link(of.name)} onClose={() => setShown(undefined)}>
        {shown && <Link share={shown} badge={of.packed ? undefined : of.id} />}
      </Sheet>
    </section>
  );
}

type MakeProps = Pick<Props, "of" | "evidence" | "nameless"> & { onMade: (items: Share[], id: string) => void };

function Make({ of, evidence, nameless, onMade }: MakeProps) {
  const words = badgesWords().shares;
  const [id] = useState(() => crypto.randomUUID());
  const [name, setName] = useState(false);
  const [proofs, setProofs] = useState(false);
  const [days, setDays] = useState("30");
  const [agreed, setAgreed] = useState(false);
  const sending = useSending();
  const agree = (): void => {
    setAgreed(true);
    void make();
  };
  const make = (): Promise<boolean> =>
    sending.send(async () => {
      const share = { id, show_name: name, show_evidence: proofs, days: days ? Number(days) : null };
      onMade((await badgesApi.share(of, share)).items, id);
    });
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <p>{words.lead(name, proofs)}</p>
      {!nameless && <Tick label={words.name} checked={name} onChange={setName} />}
      {evidence && <Tick label={words.evidence} checked={proofs} onChange={setProofs} />}
      <OneChoice
        legend={words.how}
        options={Object.keys(words.days).map((value) => ({ value, label: words.days[value]! }))}
        chosen={days}
        onChange={setDays}
      />
      {sending.code === "consent-needed" ? (
        <ConsentAsked purpose="badges" words={words} agreed={agreed} onAgreed={agree} />
      ) : (
        <>
          <Trouble of={sending} />
          <button type="submit" class="button main wide" aria-disabled={sending.busy}>
            {words.make}
          </button>
        </>
      )}
    </form>
  );
}

/** A link, as an address and as a QR code. */
function Link({ share: { id, url, qr_svg, shown_name }, badge }: { share: Share; badge: string | undefined }) {
  const words = badgesWords().shares;
  const hand = async (send: () => Promise<void>, done?: string): Promise<void> => {
    try {
      await send();
      if (done) show(done);
    } catch (error) {
      // Closing the phone's sheet is no failure.
      if (!(error instanceof DOMException && error.name === "AbortError")) show(t().share.failed);
    }
  };
  return (
    <div class="stack">
      <img class="qr" src={`data:image/svg+xml,${encodeURIComponent(qr_svg)}`} alt={words.qr} />
      <p class="chosen as-typed">{url}</p>
      <p class="actions">
        <button
          type="button"
          class="button main"
          onClick={() => void hand(() => navigator.clipboard.writeText(url), words.copied)}
        >
          {words.copy}
        </button>
        {"share" in navigator && (
          <button type="button" class="button" onClick={() => void hand(() => navigator.share({ url }))}>
            {words.send}
          </button>
        )}
      </p>
      {badge && (
        <p>
          <a href={fileHref(badge, "pdf", `&show_name=${shown_name !== null}&share_id=${id}`)} download>
            {words.pdf}
          </a>
        </p>
      )}
    </div>
  );
}
