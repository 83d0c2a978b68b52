"""Decisions about interests: what may be answered, and the careers that go with it. Nothing is kept."""

from collections import Counter
from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from api.guide.careers import service as careers
from api.guide.interests.content import CARDS, NAMED, SUBJECTS
from api.guide.interests.ranking import MOST, Facts, leading, suggest
from api.guide.region.service import Area
from api.guide.trainings import service as trainings
from api.platform.kit.pagination import decode_cursor, encode_cursor
from api.platform.kit.problems import InvalidInputError


def cards() -> dict[str, Any]:
    """The cards and subjects, without the careers that they name."""
    return {
        "cards": [
            {"id": card.id, "letters": card.letters, "fr": card.fr, "en": card.en} for card in CARDS.values()
        ],
        "subjects": [{"id": one.id, "fr": one.fr, "en": one.en} for one in SUBJECTS.values()],
    }


def read_answers(sent: str) -> dict[str, str]:
    """Answers by card, in the cards' order. Raises InvalidInputError for an unknown card, or one twice."""
    pairs = [pair.split(":") for pair in sent.split(",")]
    answers = dict(pairs)
    if len(answers) != len(pairs):
        raise InvalidInputError("answers", "card_twice")
    if not answers.keys() <= CARDS.keys():
        raise InvalidInputError("answers", "unknown_card")
    return {card: answers[card] for card in CARDS if card in answers}


def read_subjects(sent: str) -> list[str]:
    """Ids of subjects. Raises InvalidInputError for an unknown one."""
    subjects = sent.split(",") if sent else []
    if not set(subjects) <= SUBJECTS.keys():
        raise InvalidInputError("subjects", "unknown_subject")
    return subjects


async def suggestions(
    connection: AsyncConnection,
    area: Area | None,
    *,
    answers: str,
    subjects: str,
    limit: int,
    cursor: str | None,
) -> dict[str, Any]:
    """A page of careers, each with its reasons, and the leading interests. Raises InvalidInputError."""
    answered, ticked = read_answers(answers), read_subjects(subjects)
    after = decode_cursor(cursor, (float,))
    start = max(0, int(after[0])) if after else 0
    known = {item["code"]: item for item in await careers.among(connection, NAMED)}
    levels = await trainings.levels(connection, NAMED)
    facts = [
        Facts(code, "".join(filter(None, (item["riasec"] or {}).values())), levels.get(code))
        for code, item in known.items()
    ]
    end = min(MOST, start + limit)
    found = suggest(facts, answered, ticked, end + 1)
    page = found[start:end]
    near = await trainings.nearest_for(connection, area, [one.code for one in page]) if area else {}
    return {
        "items": [
            {
                **known[one.code],
                "surprising": one.surprising,
                "reasons": {
                    "cards": one.cards,
                    "subjects": one.subjects,
                    "letter": one.letter,
                    "training": near.get(one.code),
                },
            }
            for one in page
        ],
        "next": encode_cursor(end) if end < min(MOST, len(found)) else None,
        "leading": [{"letter": letter, "cards": cards} for letter, cards in leading(answered)],
    }


async def suited(
    connection: AsyncConnection, letters: Collection[str], lot: Callable[[str], str]
) -> list[tuple[dict[str, Any], str]]:
    """Careers that the cards know, each with the interest for which: first those with most of `letters`, and
    one of each domain (first letter of the code) before any second one; of equals, as `lot` draws them.
    """
    found: list[tuple[int, str, dict[str, Any], str]] = []
    for item in await careers.among(connection, NAMED if letters else []):
        own = [letter for letter in (item["riasec"] or {}).values() if letter in letters]
        if own:
            heavier = own[0] == item["riasec"]["major"]
            found.append((-len(own) - heavier, lot(item["code"]), item, own[0]))
    found.sort(key=lambda one: one[:2])
    met: Counter[str] = Counter()
    ranked = []
    for _, _, item, letter in found:
        met[item["code"][0]] += 1
        ranked.append((met[item["code"][0]] > 1, item, letter))
    ranked.sort(key=lambda one: one[0])
    return [(item, letter) for _, item, letter in ranked]
