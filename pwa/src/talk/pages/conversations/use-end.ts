import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

/** So near to the end counts as the end (pixels). */
const NEAR = 48;
/** So near to the beginning, older messages are fetched (pixels). */
const OLDER = 240;

interface What {
  /** The first and the last thing shown: what was added, and where. */
  first: string;
  last: string;
  /** The last thing is the person's own: it is always shown. */
  own: boolean;
  onEnd: () => void;
  onBeginning: () => void;
}

interface End {
  box: RefObject<HTMLDivElement | null>;
  /** Something new is below what is seen. */
  below: boolean;
  onScroll: () => void;
  toEnd: () => void;
}

/**
 * Keeps the end in view while messages come and the keyboard opens, and the reader's place while older ones come.
 */
export function useEnd({ first, last, own, onEnd, onBeginning }: What): End {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const shown = useRef({ first: "", last: "", height: 0 });
  const [below, setBelow] = useState(false);

  const toEnd = (): void => {
    const element = box.current;
    if (!element) return;
    element.scrollTop = element.scrollHeight;
    atEnd.current = true;
    setBelow(false);
    onEnd();
  };

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const before = shown.current;
    const grown = element.scrollHeight - before.height;
    if (!before.last || (last !== before.last && (atEnd.current || own))) toEnd();
    else if (last !== before.last) setBelow(true);
    else if (first !== before.first) element.scrollTop += grown;
    shown.current = { first, last, height: element.scrollHeight };
  }, [first, last]);

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const follow = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
    });
    follow.observe(element);
    if (element.firstElementChild) follow.observe(element.firstElementChild);
    return () => follow.disconnect();
  }, [first === ""]);

  const onScroll = (): void => {
    const element = box.current;
    if (!element) return;
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
    if (atEnd.current) {
      setBelow(false);
      onEnd();
    }
    if (element.scrollTop < OLDER) onBeginning();
  };
  return { box, below, onScroll, toEnd };
}
