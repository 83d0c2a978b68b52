import type { ComponentChild, ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { ApiError } from "../../data/errors";
import { wordsReady } from "../../i18n";
import { ErrorPage } from "../failure";
import { PageSkeleton } from "../skeleton";

/** A page whose code is fetched when it is first opened. */
export function lazy<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  return coming(
    load,
    () => <PageSkeleton />,
    (retry) => <ErrorPage error={new ApiError("offline")} onRetry={retry} />,
  );
}

/** A part of a page whose code comes after the page, `meanwhile` in its place; where it cannot be fetched the page does
 * without.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: ComponentChild = null,
): ComponentType<Props> {
  return coming(
    load,
    () => meanwhile,
    () => null,
  );
}

function coming<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: () => ComponentChild,
  failed: (retry: () => void) => ComponentChild,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined;
  return function Coming(props: Props) {
    // Null: it could not be fetched.
    const [Part, setPart] = useState<ComponentType<Props> | null | undefined>(() => loaded);
    const fetchCode = (): void => {
      setPart(undefined);
      load().then(
        async (component) => {
          await wordsReady();
          loaded = component;
          setPart(() => component);
        },
        () => setPart(null),
      );
    };
    useEffect(() => {
      if (!Part) fetchCode();
    }, []);
    if (Part) return <Part {...props} />;
    return Part === null ? failed(fetchCode) : meanwhile();
  };
}
