"""Which careers go with the answers to the cards: pure, so that the same answers give the same careers.

A card names, by hand, careers that do what it says (`near`, the best known first), others, of another family,
in which one would not look for it (`far`), and others still that cannot do without it (`needs`).

First, no career is suggested that no liked card names: the reason shown is the reason. Nor one at whose heart
is a card that was refused, one that it is near to or that it needs: rather a list of fewer than ten. Of the
others:

- each answered card that names it counts `LIKED`, `SO_SO` or `DISLIKED`, a far one half; what is liked is
  divided by the square root of its number, so that a career which many cards name is not first for that
  alone;
- each card that it needs and that is so-so takes `HARDLY` off;
- the place on the liked card that names it first adds up to `KNOWN`, so that a list begins with careers that
  one knows;
- its RIASEC letters count by how much the answered cards with that letter were liked, at most `LETTERS`;
- a school subject that was ticked raises it by `SUBJECT`, two at most.

Then they are taken one by one, and the nine taken before make others wait: those of the same card, family or
domain, and those of the same length of studies once there are `ALIKE_STUDIES` of them, so that a list shows
several ways and levels. The fourth and the eighth place of ten are for a surprise: a career that only far
cards name. Of equals, a lot that depends on the code and the answers only.

Nothing is known of whoever answers: neither age, gender, marks, school nor place, and what was looked at
before stays on the phone. What is taught near home is told beside a career and moves none.
"""

import math
from collections import Counter, deque
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain

from api.guide.interests.content import CARDS, SUBJECTS, Card

LIKED, SO_SO, DISLIKED = 1.0, -0.1, -0.6
VALUES = {"2": LIKED, "1": SO_SO, "0": DISLIKED}
"""What an answer counts, by its sign."""
FAR = 0.5
HARDLY = 0.1
KNOWN = 0.3
SECOND_LETTER = 0.5
LETTERS = 0.25
SUBJECT = 0.2
MAX_SUBJECTS = 2
SURPRISES = frozenset((4, 8))
"""Their places in each ten."""
BLOCK = 10
SAME_CARD, SAME_FAMILY, SAME_DOMAIN, SAME_STUDIES = 0.15, 0.35, 0.03, 0.25
ALIKE_STUDIES = {"short": 8, "middle": 4, "long": 3}
"""How many of ten may ask for studies as long before others of them wait."""
MOST = 60
"""Suggestions, at most."""
REASONS = 3
LEADING = 0.4
"""Of how much the first interest was liked, what a second or third one needs."""


@dataclass(frozen=True)
class Facts:
    """What ranking asks of a career: its ROME code, its RIASEC letters, and the level of its shortest studies
    (3 is a CAP), null where none is known.
    """

    code: str
    letters: str
    level: int | None


@dataclass(frozen=True)
class Suggestion:
    """A career, whether it surprises, and why it is there: ids of liked cards (those nearest first) and of
    subjects ticked, and the letter of its own that the answers point to most.
    """

    code: str
    surprising: bool
    cards: tuple[str, ...]
    subjects: tuple[str, ...]
    letter: str | None


def letters_of(answers: Mapping[str, str]) -> dict[str, float]:
    """How much each RIASEC letter was liked, from -1 to 1; few answers say little."""
    liked: dict[str, float] = dict.fromkeys("RIASEC", 0.0)
    weight = dict.fromkeys("RIASEC", 1.0)
    # In the cards' order: sums of another order end in other digits.
    for card in CARDS.values():
        if card.id not in answers:
            continue
        for letter, share in zip(card.letters, (1.0, SECOND_LETTER), strict=False):
            liked[letter] += share * VALUES[answers[card.id]]
            weight[letter] += share
    return {letter: liked[letter] / weight[letter] for letter in liked}


def leading(answers: Mapping[str, str]) -> list[tuple[str, tuple[str, ...]]]:
    """The two or three interests that the answers point to most, each with liked cards that say so."""
    shares = letters_of(answers)
    first = sorted((letter for letter in shares if shares[letter] > 0), key=lambda letter: -shares[letter])
    found = []
    for letter in first[:3]:
        if shares[letter] >= shares[first[0]] * LEADING:
            cards = [card for card in _liked(answers) if letter in card.letters]
            cards.sort(key=lambda card: card.letters.index(letter))
            found.append((letter, tuple(card.id for card in cards[:REASONS])))
    return found


def suggest(
    careers: Collection[Facts], answers: Mapping[str, str], subjects: Collection[str], most: int = MOST
) -> list[Suggestion]:
    """Careers in the order in which they are shown, `most` at most; see the module."""
    waiting = _weighed(careers, answers, subjects)
    near = {code for card in _liked(answers) for code in card.near}
    lots = {career.code: _lot(career.code, answers) for _, career, _ in waiting}
    shown: list[Suggestion] = []
    before: deque[tuple[Facts, Suggestion]] = deque(maxlen=BLOCK - 1)
    while waiting and len(shown) < most:
        surprise = len(shown) % BLOCK + 1 in SURPRISES
        fitting = [one for one in waiting if (one[1].code in near) != surprise] or waiting
        counts = _counts(before)
        best = max(fitting, key=lambda one: (one[0] - _wait(one[1], one[2], counts), lots[one[1].code]))
        waiting.remove(best)
        shown.append(best[2])
        before.append((best[1], best[2]))
    return shown


def _liked(answers: Mapping[str, str]) -> list[Card]:
    return _answered(answers, LIKED)


def _answered(answers: Mapping[str, str], value: float) -> list[Card]:
    return [card for card in CARDS.values() if VALUES.get(answers.get(card.id, "")) == value]


def _weighed(
    careers: Collection[Facts], answers: Mapping[str, str], subjects: Collection[str]
) -> list[tuple[float, Facts, Suggestion]]:
    shares = letters_of(answers)
    likes, so_so, dislikes = (_answered(answers, value) for value in (LIKED, SO_SO, DISLIKED))
    refused = {code for card in dislikes for code in chain(card.near, card.needs)}
    hardly = Counter(code for card in so_so for code in card.needs)
    found = []
    for career in careers:
        why = [card.id for card in likes if career.code in card.near]
        why += [card.id for card in likes if career.code in card.far]
        if not why or career.code in refused:
            continue
        score = sum(1 if career.code in card.near else FAR for card in likes if card.id in why)
        score *= LIKED / math.sqrt(len(why))
        score += sum(
            VALUES[answers[card.id]] * (1 if career.code in card.near else FAR)
            for card in (*so_so, *dislikes)
            if career.code in chain(card.near, card.far)
        )
        ticked = [one.id for one in SUBJECTS.values() if one.id in subjects and career.code in one.careers]
        score -= HARDLY * hardly[career.code]
        score += KNOWN * max(_known(career.code, card) for card in likes)
        score += LETTERS * _fit(career.letters, shares) + SUBJECT * min(MAX_SUBJECTS, len(ticked))
        own = max(career.letters, key=lambda letter: shares[letter], default=None)
        found.append(
            (
                score,
                career,
                Suggestion(
                    career.code,
                    not any(career.code in card.near for card in likes),
                    tuple(why[:REASONS]),
                    tuple(ticked[:MAX_SUBJECTS]),
                    own if own and shares[own] > 0 else None,
                ),
            )
        )
    return found


def _known(code: str, card: Card) -> float:
    """From 1 for the first career of a card to nearly 0 for its last."""
    return 1 - card.near.index(code) / len(card.near) if code in card.near else 0.0


def _fit(letters: str, shares: Mapping[str, float]) -> float:
    if not letters:
        return 0.0
    return 0.65 * shares[letters[0]] + 0.35 * shares[letters[-1]]


def _counts(before: Collection[tuple[Facts, Suggestion]]) -> Counter[tuple[str, str]]:
    counts: Counter[tuple[str, str]] = Counter()
    for facts, suggestion in before:
        counts["family", facts.code[:3]] += 1
        counts["domain", facts.code[0]] += 1
        counts["card", suggestion.cards[0]] += 1
        counts["studies", _studies(facts.level)] += 1
    return counts


def _wait(facts: Facts, suggestion: Suggestion, counts: Counter[tuple[str, str]]) -> float:
    studies = _studies(facts.level)
    alike = max(0, counts["studies", studies] - ALIKE_STUDIES[studies] + 1) if studies else 0
    return (
        SAME_FAMILY * counts["family", facts.code[:3]]
        + SAME_DOMAIN * counts["domain", facts.code[0]]
        + SAME_CARD * counts["card", suggestion.cards[0]]
        + SAME_STUDIES * alike
    )


def _studies(level: int | None) -> str:
    if level is None:
        return ""
    return "short" if level <= 4 else "middle" if level == 5 else "long"


def _lot(code: str, answers: Mapping[str, str]) -> str:
    """Decides between equals: always alike for these answers, and over all answers for none."""
    given = ",".join(f"{card}:{answers[card]}" for card in CARDS if card in answers)
    return sha256(f"{code} {given}".encode()).hexdigest()
