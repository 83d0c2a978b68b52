import { useEffect, useRef, useState } from "preact/hooks";
import { offline } from "../../../data/connection";
import { language } from "../../../i18n";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { announce, show } from "../../../ui/navigation/announcer";
import { navigate } from "../../../ui/navigation/router";
import { BackButton, PageTitle } from "../../../ui/page";
import { Picture } from "../../../ui/picture";
import { tastesWords } from "../../words/tastes";
import { type Answer, give, isLiked, startAgain, takeBack, tastes } from "./answers";
import { type Cards, useCards } from "./load";
import "./tastes.css";

/** From so many answers on suggestions may be seen. */
const ENOUGH = 12;
/** A swipe, in pixels. */
const FAR_ENOUGH = 80;
const RESULT = "/interests/careers";
const KEYS: Record<string, Answer> = { ArrowRight: 2, ArrowDown: 1, ArrowLeft: 0 };

/** Cards to like or not, one by one. */
export function TasteCardsPage() {
  return <LoadedPage loaded={useCards()}>{(cards) => <Deck cards={cards} />}</LoadedPage>;
}

function Deck({ cards: { cards } }: { cards: Cards }) {
  const words = tastesWords();
  const given = new Map(tastes.value.answers);
  const left = cards.filter(({ id }) => !given.has(id));
  const card = left[0];
  const done = cards.length - left.length;
  const names: [Answer, string][] = [
    [0, words.dislike],
    [1, words.soSo],
    [2, words.like],
  ];
  const answer = (value: Answer, name: string): void => {
    if (!card) return;
    give(card.id, value);
    const next = left[1];
    if (next) announce(words.said(name, next[language.value]));
    else {
      navigate(RESULT);
      // Whether careers come is not known without a network, and without a card that was liked none do.
      show(isLiked(tastes.value) && !offline.peek() ? words.over : words.overAlone);
    }
  };
  const deck = useRef<HTMLElement>(null);
  const onKey = useRef<(event: KeyboardEvent) => void>(undefined);
  onKey.current = (event) => {
    const value = KEYS[event.key];
    const focused = document.activeElement;
    // On the cards, or nowhere yet: the title has the focus when one arrives.
    const mine = !focused || focused === document.body || focused.tagName === "H1" || deck.current?.contains(focused);
    if (!card || !mine || value === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    answer(value, names.find(([one]) => one === value)![1]);
  };
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey.current?.(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  const undo = (): void => {
    const last = takeBack();
    const again = cards.find(({ id }) => id === last);
    if (again) announce(words.again(again[language.value]));
  };
  return (
    <div class="page taste-page">
      <BackButton />
      <PageTitle text={words.title} />
      <p class="taste-progress">
        <progress max={cards.length} value={done} aria-label={words.progressLabel} />
        <span>{words.progress(done, cards.length)}</span>
      </p>
      {card ? (
        <section ref={deck} class="deck" aria-label={words.deck}>
          <SwipeCard
            key={card.id}
            id={card.id}
            text={card[language.value]}
            like={words.like}
            dislike={words.dislike}
            onSwipe={(liked) => answer(liked ? 2 : 0, liked ? words.like : words.dislike)}
          />
          <div class="deck-answers">
            {names.map(([value, name]) => (
              <button key={value} type="button" class="button wide" onClick={() => answer(value, name)}>
                {name}
              </button>
            ))}
          </div>
          <p class="actions">
            <button type="button" class="button" aria-disabled={done === 0} onClick={undo}>
              {words.undo}
            </button>
            <button type="button" class="button" onClick={() => answer(null, words.skip)}>
              {words.skip}
            </button>
          </p>
          <p class="hint">{words.swipe}</p>
          {done === 0 && <p class="lead">{words.lead}</p>}
        </section>
      ) : (
        <p class="actions">
          <button type="button" class="button" onClick={undo}>
            {words.undo}
          </button>
        </p>
      )}
      {card && <p>{done >= ENOUGH ? <a href={RESULT}>{words.seeAlready}</a> : words.seeSoon(ENOUGH - done)}</p>}
      {!card && (
        <p class="actions">
          <a class="button main" href={RESULT}>
            {words.see}
          </a>
        </p>
      )}
      {done > 0 && <Restart />}
    </div>
  );
}

interface SwipeProps {
  id: string;
  text: string;
  like: string;
  dislike: string;
  onSwipe: (liked: boolean) => void;
}

function SwipeCard({ id, text, like, dislike, onSwipe }: SwipeProps) {
  const [moved, setMoved] = useState(0);
  const from = useRef<number | null>(null);
  const drop = (): void => {
    from.current = null;
    if (Math.abs(moved) < FAR_ENOUGH) setMoved(0);
    else onSwipe(moved > 0);
  };
  return (
    <div
      class="taste-card"
      style={{ "--moved": `${moved}px`, "--turned": `${moved / 25}deg` }}
      onPointerDown={(event) => {
        from.current = event.clientX;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => from.current !== null && setMoved(event.clientX - from.current)}
      onPointerUp={drop}
      onPointerCancel={() => {
        from.current = null;
        setMoved(0);
      }}
    >
      <Picture name={`tastes/${id}`} size={72} />
      <p class="taste-text">{text}</p>
      <p class="taste-mark" aria-hidden="true">
        {moved > FAR_ENOUGH / 2 ? like : moved < -FAR_ENOUGH / 2 ? dislike : ""}
      </p>
    </div>
  );
}

/** Erases the answers, once asked. */
export function Restart() {
  const words = tastesWords();
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <p>
        <button type="button" class="button" onClick={() => setAsking(true)}>
          {words.restart}
        </button>
      </p>
    );
  }
  const erase = async (): Promise<void> => {
    await startAgain();
    setAsking(false);
    navigate("/interests/cards", { replace: true });
    show(words.erased);
  };
  return (
    <div class="stack" role="group" aria-label={words.restart}>
      <p>{words.restartAsk}</p>
      <p class="actions">
        <button type="button" class="button main" onClick={() => void erase()}>
          {words.restartYes}
        </button>
        <button type="button" class="button" onClick={() => setAsking(false)}>
          {words.restartNo}
        </button>
      </p>
    </div>
  );
}
