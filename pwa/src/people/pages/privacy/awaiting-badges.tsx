import { type BadgesForParent, privacyApi } from "../../../data/privacy";
import { Trouble } from "../../../ui/forms/trouble";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { show } from "../../../ui/navigation/announcer";
import { awaitingWords } from "../../words/awaiting-badges";

interface Props {
  token: string;
  /** Said until each has its answer, also while they cannot be fetched. */
  invitation?: string;
}

/** Badges of a child that await this parent: accept each, or refuse it. */
export function AwaitingBadges({ token, invitation }: Props) {
  const words = awaitingWords();
  const loaded = useLoaded(`badges ${token}`, (signal) => privacyApi.badges(token, signal));
  const sending = useSending();
  const decide = (credential_id: string, accept: boolean) =>
    sending.send(async () => {
      loaded.replace(await privacyApi.decideBadge({ token, credential_id, accept }));
      show(accept ? words.accepted : words.refused);
    });
  const banner = invitation && <p class="banner">{invitation}</p>;
  if (!loaded.data) return banner;
  if (!loaded.data.items.length) return null;
  return (
    <section>
      {banner}
      <h2>{words.title}</h2>
      <p class="hint">{words.lead(loaded.data.child_first_name)}</p>
      <Trouble of={sending} />
      <ul class="purposes">
        {loaded.data.items.map((badge) => (
          <Awaiting key={badge.id} badge={badge} busy={sending.busy} onDecide={(yes) => void decide(badge.id, yes)} />
        ))}
      </ul>
    </section>
  );
}

interface AwaitingProps {
  badge: BadgesForParent["items"][number];
  busy: boolean;
  onDecide: (accept: boolean) => void;
}

function Awaiting({
  badge: { name, issuer, description, criteria, narrative, image_url },
  busy,
  onDecide,
}: AwaitingProps) {
  const words = awaitingWords();
  return (
    <li class="purpose stack">
      {image_url && <img class="awaiting-badge" src={image_url} alt="" width="96" height="96" />}
      <h3>{name}</h3>
      <p class="hint">{words.from(issuer.name)}</p>
      {[description, criteria, narrative].filter(Boolean).map((text) => (
        <p key={text} class="awaiting-text">
          {text}
        </p>
      ))}
      <p class="actions">
        <button
          type="button"
          class="button main"
          aria-label={words.acceptNamed(name)}
          aria-disabled={busy}
          onClick={() => onDecide(true)}
        >
          {words.accept}
        </button>
        <button
          type="button"
          class="button"
          aria-label={words.refuseNamed(name)}
          aria-disabled={busy}
          onClick={() => onDecide(false)}
        >
          {words.refuse}
        </button>
      </p>
    </li>
  );
}
