import { useEffect, useState } from "preact/hooks";
import { api, client, unwrap } from "../../../data/client";
import { distanceText } from "../../../data/format";
import { pointOf } from "../../../data/point";
import { where } from "../../../data/preferences";
import { me, updateMe } from "../../../data/session";
import { database, keyOf, quietly } from "../../../data/store";
import { language, t } from "../../../i18n";
import { ManyChoices } from "../../../ui/choices";
import { inTown } from "../../../ui/distance";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { Trouble } from "../../../ui/forms/trouble";
import { useSending } from "../../../ui/forms/use-sending";
import { ListStates, MoreButton } from "../../../ui/list-parts";
import { announce, show } from "../../../ui/navigation/announcer";
import { BackButton, PageTitle } from "../../../ui/page";
import { CareerPicture, Picture } from "../../../ui/picture";
import { SaveButton } from "../../../ui/sheet-actions";
import { useList } from "../../../ui/use-list";
import { WhereButton } from "../../../ui/where-button";
import { tastesWords } from "../../words/tastes";
import { asQuery, isLiked, putAway, putBack, tastes, tick } from "./answers";
import { Restart } from "./cards";
import { type Cards, type Leading, type Suggested, type Suggestions, useCards } from "./load";
import "./tastes.css";

const CARDS = "/interests/cards";

/** The careers that go with the answers, each with its reasons. */
export function TasteCareersPage() {
  const words = tastesWords();
  return (
    <LoadedPage loaded={useCards()}>
      {(cards) => (
        <div class="page">
          <BackButton />
          <PageTitle text={words.result} />
          {asQuery(tastes.value, cards.cards) ? <Result known={cards} /> : <NoCareers known={cards} />}
        </div>
      )}
    </LoadedPage>
  );
}

/** Why there are none yet, and the ways on: cards that are left, the families, and to start again. */
function NoCareers({ known }: { known: Cards }) {
  const words = tastesWords();
  const { answers } = tastes.value;
  const [title, text] = !asQuery(tastes.value, known.cards)
    ? [words.noAnswers, words.noAnswersText]
    : isLiked(tastes.value)
      ? [words.noneFits, words.noneFitsText]
      : [words.none, words.noneText];
  return (
    <>
      <div class="empty">
        <p>
          <strong>{title}</strong>
        </p>
        <p>{text}</p>
        <p class="actions">
          {isLeft(known) && (
            <a class="button main" href={CARDS}>
              {answers.length ? words.more : words.toCards}
            </a>
          )}
          <a class="button" href="/careers">
            {words.families}
          </a>
        </p>
      </div>
      {answers.length > 0 && <Restart />}
    </>
  );
}

/** Whether there is a card without an answer. */
function isLeft({ cards }: Cards): boolean {
  const given = new Set(tastes.value.answers.map(([card]) => card));
  return cards.some(({ id }) => !given.has(id));
}

function Result({ known }: { known: Cards }) {
  const words = tastesWords();
  const [justAway, setJustAway] = useState<string[]>([]);
  const place = where.value ?? { by: "region" as const };
  const subjects = tastes.value.subjects.filter((one) => known.subjects.some(({ id }) => id === one));
  const request = {
    answers: asQuery(tastes.value, known.cards),
    subjects: subjects.join(),
    ...pointOf(place),
  };
  const list = useList<Suggested, Suggestions>(
    `tastes ${JSON.stringify(request)}`,
    (cursor, signal) => {
      const query = { ...request, ...(cursor && { cursor }) };
      return unwrap(client.GET("/api/v1/interests/careers", { params: { query }, signal }));
    },
    (count, hasMore) => announce(words.counted(count, hasMore)),
  );
  const leading = list.first?.leading ?? [];
  const seen = useSeen();
  const away = new Set(tastes.value.away.map(({ code }) => code));
  const shown = list.items.filter(({ code }) => !away.has(code) || justAway.includes(code));
  const hidden = tastes.value.away.filter(({ code }) => !shown.some((one) => one.code === code));
  if (list.state === "ready" && list.items.length === 0) {
    return <NoCareers known={known} />;
  }
  return (
    <>
      {leading.length > 0 && <Leads leading={leading} known={known} />}
      <details>
        <summary>{words.subjects}</summary>
        <ManyChoices
          legend={words.subjects}
          quiet
          options={known.subjects.map((one) => ({ value: one.id, label: one[language.value] }))}
          chosen={subjects}
          onChange={tick}
        />
      </details>
      <h2>{words.careers}</h2>
      <WhereButton place={place} />
      <p class="order">
        {words.order} <a href="/ranking">{words.how}</a>
      </p>
      <ListStates list={list} none={words.none} />
      {shown.length > 0 && (
        <ul class="cards">
          {shown.map((career) =>
            away.has(career.code) ? (
              <Away key={career.code} code={career.code} label={career.label} />
            ) : (
              <Suggestion
                key={career.code}
                career={career}
                known={known}
                seen={seen.get(career.code)}
                onAway={() => {
                  putAway({ code: career.code, label: career.label });
                  setJustAway([...justAway, career.code]);
                  announce(words.awayDone(career.label));
                }}
              />
            ),
          )}
        </ul>
      )}
      <MoreButton list={list} />
      {hidden.length > 0 && (
        <details>
          <summary>{words.put(hidden.length)}</summary>
          <ul class="cards">
            {hidden.map(({ code, label }) => (
              <Away key={code} code={code} label={label} />
            ))}
          </ul>
        </details>
      )}
      {isLeft(known) && (
        <p class="actions">
          <a class="button" href={CARDS}>
            {words.more}
          </a>
        </p>
      )}
      {me.value && leading.length > 0 && <KeepLetters letters={leading.map(({ letter }) => letter)} />}
      <Restart />
    </>
  );
}

function Leads({ leading, known }: { leading: Leading[]; known: Cards }) {
  const words = tastesWords();
  return (
    <>
      <h2>{words.leads}</h2>
      <ul class="leads">
        {leading.map(({ letter, cards }) => (
          <li key={letter}>
            <Picture name={`interests/${letter}`} />
            <b>{words.youLike[letter]}</b>
            <span class="hint">{cards.map((id) => textOf(known.cards, id)).join(" · ")}</span>
            <a href={`/interests/${letter}`}>{words.letter(letter)}</a>
          </li>
        ))}
      </ul>
      <p class="hint">{words.noLabel}</p>
    </>
  );
}

interface SuggestionProps {
  career: Suggested;
  known: Cards;
  /** A career that was looked at, and to which this one is close. */
  seen: string | undefined;
  onAway: () => void;
}

function Suggestion({ career, known, seen, onAway }: SuggestionProps) {
  const words = tastesWords();
  const { cards, subjects, training } = career.reasons;
  return (
    <li class="card of-career">
      <CareerPicture code={career.code} />
      <div class="card-text">
        <p class="kind">
          {career.family?.label ?? t().types.career}
          {career.surprising && <span class="tag state taste-surprise">{words.surprise}</span>}
        </p>
        <h3>
          <a href={`/careers/${career.code}`} lang="fr">
            {career.label}
          </a>
        </h3>
        <ul class="why" aria-label={words.why}>
          {cards.map((id) => (
            <li key={id}>{words.liked(textOf(known.cards, id))}</li>
          ))}
          {subjects.map((id) => (
            <li key={id}>{words.subject(textOf(known.subjects, id))}</li>
          ))}
          {training && (
            <li>
              <a href={`/trainings/${training.training_id}`}>
                {training.approximate || inTown({ metres: training.distance_m, approximate: false })
                  ? words.around(training.label, training.place)
                  : words.near(
                      distanceText(training.distance_m, language.value, t().distance),
                      training.label,
                      training.place,
                    )}
              </a>
            </li>
          )}
          {seen && <li>{words.seen(seen)}</li>}
          {career.surprising && <li>{words.surpriseWhy}</li>}
        </ul>
        <p class="actions why-not">
          <SaveButton of={keyOf("career", career.code)} sheet={() => api.career(career.code)} name={career.label} />
          <button type="button" class="button" aria-label={words.awayOf(career.label)} onClick={onAway}>
            {words.away}
          </button>
        </p>
      </div>
    </li>
  );
}

/** A career that was put away; it takes the focus of the button that did it. */
function Away({ code, label }: { code: string; label: string }) {
  const words = tastesWords();
  return (
    <li class="card of-career taste-away">
      <p>{label}</p>
      <button
        type="button"
        class="button"
        ref={(button) => {
          if (button && document.activeElement === document.body) button.focus();
        }}
        aria-label={words.backOf(label)}
        onClick={() => putBack(code)}
      >
        {words.back}
      </button>
    </li>
  );
}

function KeepLetters({ letters }: { letters: string[] }) {
  const words = tastesWords();
  const sending = useSending();
  const keep = async (): Promise<void> => {
    const others = me.value!.interests.filter((one) => one.length > 1);
    if (await sending.send(() => updateMe({ interests: [...letters, ...others] }))) show(words.kept);
  };
  return (
    <div class="stack">
      <p class="hint">{words.keepText(letters.join(", "))}</p>
      <Trouble of={sending} />
      <p>
        <button type="button" class="button" aria-disabled={sending.busy} onClick={() => void keep()}>
          {words.keep}
        </button>
      </p>
    </div>
  );
}

function textOf(texts: readonly { id: string; fr: string; en: string }[], id: string): string {
  return texts.find((one) => one.id === id)?.[language.value] ?? id;
}

/** Careers close to those looked at, by code, each with the name of one: found on the phone, and told nobody. */
function useSeen(): Map<string, string> {
  const [seen, setSeen] = useState(new Map<string, string>());
  useEffect(() => {
    void quietly(async () => {
      const close = new Map<string, string>();
      for (const { sheet } of await (await database()).getAll("visited")) {
        if (sheet.type !== "career") continue;
        for (const { code } of [...sheet.moves, ...sheet.related]) close.set(code, sheet.label);
      }
      setSeen(close);
    });
  }, []);
  return seen;
}
