import { useEffect, useState } from "preact/hooks";
import { Picture } from "../../../badges/pages/wallet/parts";
import type { components } from "../../../data/api";
import { accountWords } from "../../../people/words/account";
import { dayOf } from "../../../ui/forms/day";
import { PageTitle } from "../../../ui/page";
import { useNews } from "../../../ui/use-news";
import { cardWords } from "../../words/card";
import { DrawingOf } from "./drawing";
import { leftOf, leftText, type Moment, thisMoment } from "./lifetime";

export type Card = components["schemas"]["CardPublic"];

const LOOK_MS = 500;
/** What ends somebody's right to show it, while they do. */
const ENDINGS = ["consent.parent_withdrew", "consent.suspended", "consent.opposition_decided"];

interface Props {
  card: Card;
  since: Moment;
  onEnd: () => void;
}

/** The card, until its time is over: also over a phone's sleep, and unseen while nobody looks at the app. */
export function CardOnScreen({ card, since, onEnd }: Props) {
  const words = cardWords();
  const lasts = Date.parse(card.expires_at) - Date.parse(card.shown_at);
  const [left, setLeft] = useState(() => leftOf(lasts, since, thisMoment()));
  const [seen, setSeen] = useState(true);
  useNews(ENDINGS, onEnd, { anew: false });
  useEffect(() => {
    const look = (): void => {
      const now = leftOf(lasts, since, thisMoment());
      setLeft(now);
      setSeen(document.visibilityState === "visible");
      if (now <= 0) onEnd();
    };
    const timer = setInterval(look, LOOK_MS);
    document.addEventListener("visibilitychange", look);
    addEventListener("pageshow", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      removeEventListener("pageshow", look);
    };
  }, [since]);
  return (
    <div class="page">
      <PageTitle text={words.title} />
      <article class="pass-card">
        {seen && left > 0 && <Face card={card} />}
        <p class="pass-clock" role="timer">
          {words.left(leftText(left))}
        </p>
        <p class="hint">{words.moves}</p>
      </article>
      <button type="button" class="button wide" onClick={onEnd}>
        {words.hide}
      </button>
    </div>
  );
}

function Face({ card: { first_name, level, avatar, school, badges } }: { card: Card }) {
  const words = cardWords();
  return (
    <>
      <DrawingOf number={avatar} />
      <p class="pass-name">{first_name}</p>
      {level && <p>{accountWords().levels[level]}</p>}
      <p class="hint">{words.own}</p>
      {school && (
        <p>
          <strong>{words.pupilOf(school.name)}</strong>
          <br />
          <span class="hint">{words.vouched(dayOf(school.said_at))}</span>
        </p>
      )}
      {badges.length > 0 && (
        <ul class="pass-badges">
          {badges.map(({ id, name, issuer, image_url }) => (
            <li key={id}>
              <Picture src={image_url} />
              <span class="card-badge">
                {name}
                <br />
                <span class="hint">{words.from(issuer)}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
