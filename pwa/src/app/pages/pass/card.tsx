import { useState } from "preact/hooks";
import { useWallet } from "../../../badges/pages/wallet/use-wallet";
import { client, unwrap } from "../../../data/client";
import { privacyApi } from "../../../data/privacy";
import type { Me } from "../../../data/session";
import { ConsentAsked } from "../../../ui/forms/consent-asked";
import { Tick } from "../../../ui/forms/field";
import { Trouble } from "../../../ui/forms/trouble";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { show } from "../../../ui/navigation/announcer";
import { awaitHeading } from "../../../ui/navigation/router";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { useNews } from "../../../ui/use-news";
import { cardWords } from "../../words/card";
import { type Moment, thisMoment } from "./lifetime";
import { type Card, CardOnScreen } from "./on-screen";
import "../../../ui/forms/forms.css";
import "./pass.css";
import "./card.css";

/** As many as the server takes. */
const MOST_BADGES = 6;

/** A card to show on this screen for a few minutes. It is kept nowhere: a page that is left or loaded anew has none. */
export function CardPage() {
  return <NeedsAccount roles={["student"]}>{(account) => <Mine key={account.id} account={account} />}</NeedsAccount>;
}

function Mine({ account }: { account: Me }) {
  const [shown, setShown] = useState<{ card: Card; since: Moment } | null>(null);
  const turn = (card: Card | null, since: Moment): void => {
    awaitHeading();
    setShown(card && { card, since });
    if (!card) show(cardWords().over);
  };
  return shown ? (
    <CardOnScreen {...shown} onEnd={() => turn(null, shown.since)} />
  ) : (
    <Prepare account={account} onCard={turn} />
  );
}

function Prepare({ account, onCard }: { account: Me; onCard: (card: Card, since: Moment) => void }) {
  const words = cardWords();
  const wallet = useWallet(account.id).wallet;
  const badges = wallet?.items.filter(({ state }) => state === "valid") ?? [];
  const [picked, setPicked] = useState<string[]>([]);
  const [school, setSchool] = useState(true);
  const [agreed, setAgreed] = useState(false);
  const sending = useSending();
  const consents = useLoaded(`consents ${account.id}`, privacyApi.consents);
  useNews(["consent.parent_answered"], consents.reload);
  const consent = consents.data?.consents.find(({ purpose }) => purpose === "card")?.state;
  // Without an answer the server still decides when the card is asked for.
  const lacks = sending.code === "consent-needed" || (consent !== undefined && consent !== "granted" && !sending.busy);
  const showIt = (): Promise<boolean> =>
    sending.send(async () => {
      // From before it was asked for: a slow answer gives no longer card.
      const since = thisMoment();
      onCard(await unwrap(client.POST("/api/v1/me/card", { body: { badges: picked, school } })), since);
    });
  const agree = (): void => {
    setAgreed(true);
    void showIt();
  };
  const pick = (id: string, on: boolean): void =>
    setPicked(on ? [...picked, id].slice(-MOST_BADGES) : picked.filter((one) => one !== id));
  return (
    <div class="page text">
      <BackButton />
      <PageTitle text={words.title} />
      <p class="lead">{words.purpose}</p>
      <p>{words.lead}</p>
      {lacks && (
        <ConsentAsked
          purpose="card"
          words={words}
          agreed={agreed || consent === "waiting_for_parent"}
          onAgreed={agree}
        />
      )}
      {!account.first_name && (
        <p class="banner">
          <a href="/me/profile">{words.noName}</a>
        </p>
      )}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void showIt();
        }}
      >
        <p>{words.always}</p>
        <Tick label={words.school} checked={school} onChange={setSchool} />
        {badges.length > 0 && (
          <fieldset class="stack">
            <legend>{words.badges}</legend>
            {badges.map(({ id, name }) => (
              <Tick key={id} label={name} checked={picked.includes(id)} onChange={(on) => pick(id, on)} />
            ))}
          </fieldset>
        )}
        {!lacks && (
          <>
            <Trouble of={sending} />
            <button type="submit" class="button main wide" aria-disabled={sending.busy}>
              {words.show}
            </button>
          </>
        )}
      </form>
    </div>
  );
}
