import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n";
import { Icon } from "./icon";
import { back, takeHeadingFocus } from "./navigation/router";

/** The heading of a page: it takes the focus after a navigation and names the document. */
export function PageTitle({ children, text }: { children?: ComponentChildren; text: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = text === t().appName ? text : `${text} · ${t().appName}`;
  }, [text]);
  useEffect(() => {
    if (takeHeadingFocus()) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children ?? text}
    </h1>
  );
}

export function BackButton() {
  return (
    <button type="button" class="back" onClick={back}>
      <Icon name="back" />
      {t().back}
    </button>
  );
}

/** A link out of the app; opens in the same tab, as any link. */
export function OutLink({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <a href={href} rel="noopener" class="out">
      {children}
      <span class="hidden"> {t().opensElsewhere}</span>
    </a>
  );
}
