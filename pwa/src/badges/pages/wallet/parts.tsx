import type { ComponentChildren } from "preact";
import { OutLink } from "../../../ui/page";
import type { Badge, Evidence } from "../../data/wallet/shapes";
import { badgesWords } from "../../words/badges";
import "./badges.css";

/** A badge as it is seen; the words beside it name it. A round mark stands for one that has no picture. */
export function Picture({ src, large }: { src: string | null | undefined; large?: boolean }) {
  const shape = large ? "badge-picture large" : "badge-picture";
  return src ? (
    <img class={shape} src={src} alt="" width="160" height="160" />
  ) : (
    <span class={shape} aria-hidden="true" />
  );
}

/** How a badge of mine stands, in a word. */
export function StateTag({ state }: { state: Badge["state"] }) {
  return (
    <span class={state === "revoked" || state === "expired" ? "tag alarm" : "tag"}>{badgesWords().states[state]}</span>
  );
}

/** Something written by people, its lines as they broke them; nothing where there is nothing. */
export function Said({ title, children }: { title: string; children: string }) {
  if (!children.trim()) return null;
  return (
    <section>
      <h2>{title}</h2>
      <p class="as-typed">{children}</p>
    </section>
  );
}

/** What was shown: words, links, photos. */
export function EvidenceList({ evidence }: { evidence: Pick<Evidence, "text" | "url" | "photo_url">[] }) {
  return (
    <ul class="evidence">
      {evidence.map(({ text, url, photo_url }) => (
        <li key={text + url + photo_url}>
          {text && <p class="as-typed">{text}</p>}
          {url && <OutLink href={url}>{url}</OutLink>}
          {photo_url && <img class="photo" src={photo_url} alt={badgesWords().photo} />}
        </li>
      ))}
    </ul>
  );
}

interface CardProps {
  href: string;
  picture: string | null;
  name: string;
  from: string;
  children?: ComponentChildren;
}

/** A badge in a grid. */
export function BadgeCard({ href, picture, name, from, children }: CardProps) {
  return (
    <li class="card badge-card">
      <Picture src={picture} />
      <div class="card-text">
        <h3>
          <a href={href}>{name}</a>
        </h3>
        <p class="hint">{from}</p>
        {children && <p class="tags badge-tags">{children}</p>}
      </div>
    </li>
  );
}
