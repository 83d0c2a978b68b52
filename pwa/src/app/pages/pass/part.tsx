import type { ComponentChildren } from "preact";
import { isOffline } from "../../../data/errors";
import { ListFailure } from "../../../ui/failure";
import { ListSkeleton } from "../../../ui/skeleton";
import { passWords } from "../../words/pass";

interface PartProps {
  title: string;
  /** The page that holds all of it. */
  href: string;
  children: ComponentChildren;
}

/** A part of the pass: a few lines, and the way to the page that holds all of it. */
export function Part({ title, href, children }: PartProps) {
  return (
    <section class="pass-part">
      <h2>
        <a href={href}>{title}</a>
      </h2>
      {children}
    </section>
  );
}

/** Counts side by side; those of nothing are left out. */
export function Counts({ of }: { of: [number, (n: number) => string][] }) {
  return <p class="facts">{of.map(([count, say]) => count > 0 && <span key={say(count)}>{say(count)}</span>)}</p>;
}

interface NoneProps {
  text: string;
  href: string;
  link: string;
}

/** Nothing is here yet, and where the first one comes from. */
export function None({ text, href, link }: NoneProps) {
  return (
    <p>
      {text} <a href={href}>{link}</a>
    </p>
  );
}

/** What stands in a part's place until the server has answered, or where it cannot. */
export function Awaited({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (error === undefined) return <ListSkeleton rows={1} />;
  if (isOffline(error)) return <p class="hint">{passWords().unknown}</p>;
  return <ListFailure error={error} onRetry={onRetry} />;
}
