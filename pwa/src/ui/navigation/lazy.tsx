import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { ApiError } from "../../data/errors";
import { wordsReady } from "../../i18n";
import { ErrorPage } from "../failure";
import { PageSkeleton } from "../skeleton";

/** A page whose code is fetched when it is first opened. */
export function lazy<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined;
  return function LazyPage(props: Props) {
    const [Page, setPage] = useState(() => loaded);
    const [failed, setFailed] = useState(false);
    const fetchCode = (): void => {
      setFailed(false);
      load().then(
        async (component) => {
          await wordsReady();
          loaded = component;
          setPage(() => component);
        },
        () => setFailed(true),
      );
    };
    useEffect(() => {
      if (!Page) fetchCode();
    }, []);
    if (failed) return <ErrorPage error={new ApiError("offline")} onRetry={fetchCode} />;
    return Page ? <Page {...props} /> : <PageSkeleton />;
  };
}

/** A part of a page whose code comes after the page; where it cannot be fetched the page does without. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined;
  return function LaterPart(props: Props) {
    const [Part, setPart] = useState(() => loaded);
    useEffect(() => {
      if (Part) return;
      load().then(
        async (component) => {
          await wordsReady();
          loaded = component;
          setPart(() => component);
        },
        () => undefined,
      );
    }, []);
    return Part ? <Part {...props} /> : null;
  };
}
