import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t, wordsReady } from "../i18n";

type Numbers = ComponentType<{ told: boolean }>;

let load: (() => Promise<Numbers>) | undefined;

/** Where the numbers come from: the room that has them stands above these parts. */
export function numbersFrom(loader: () => Promise<Numbers>): void {
  load = loader;
}

/** Who listens, above all else; its code comes when it is needed. */
export function WhoListens() {
  const [Shown, setShown] = useState<Numbers | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    load?.().then(
      async (numbers) => {
        await wordsReady();
        setShown(() => numbers);
      },
      () => setFailed(true),
    );
  }, []);
  if (failed) return <a href="/safety">{t().help}</a>;
  return Shown && <Shown told={false} />;
}
