import type { AchievementFound } from "../../data/wallet/shapes";
import { askingWords } from "../../words/asking";
import { BadgeCard } from "./parts";

/** Said instead of asking for a badge that one has. */
export function Owned({ id }: { id: string }) {
  const words = askingWords().catalogue;
  return (
    <p class="word">
      {words.owned} <a href={`/badges/${id}`}>{words.toOwned}</a>
    </p>
  );
}

/** What can be awarded, in a grid. */
export function Achievements({ items }: { items: AchievementFound[] }) {
  return (
    <ul class="cards badge-grid">
      {items.map(({ id, name, image_url, issuer, requestable }) => (
        <BadgeCard key={id} href={`/achievements/${id}`} picture={image_url} name={name} from={issuer.name}>
          {requestable && <span class="tag">{askingWords().catalogue.requestable}</span>}
        </BadgeCard>
      ))}
    </ul>
  );
}
