"""Walls, lines 11, 14 and 16: a rule is tried where one of its words is in the text. No way to say a thing
that its pattern knows may lie behind words that none of them opens.
"""

import importlib
import random
import re
from collections import Counter
from typing import Any

import pytest

from api.safety.safeguarding import incitement
from api.safety.safeguarding.approach import signs
from api.safety.safeguarding.fold import fold
from api.safety.safeguarding.rules import Rule, Rulebook, rule
from api.safety.safeguarding.service import GRAVE_GROOMING, Finding, Talk, screen
from api.safety.safeguarding.signs import (
    abroad,
    bare,
    bonds,
    despair,
    grooming,
    others,
    plain,
    said,
    solitude,
    violence,
)

# Python's own reading of a pattern.
codes: Any = importlib.import_module("re._constants")
parser: Any = importlib.import_module("re._parser")

BY_ADULT = Talk(by_adult=True)
SAMPLES = 60

OPENED = (
    "dormir avec moi",
    "personne voit ton portable",
    "bonne nuit mon amour",
    "si j'avais vingt ans de moins",
    "passe-la-nuit-chez-moi",
)
BARE = (
    "tu portes quoi là ?",
    "tu veux faire l'amour avec moi ?",
    "t'es habillée comment dessous ?",
    "tu fais quelle taille de soutif ?",
    "si tu parles je publie tes photos",
    "je dirai à tes parents que tu fumes si tu ne viens pas",
    "Pas de photo pas de stage",
    "send me a pic of you",
    "Your parents don't need to know",
)
LITTLE = ("send me a pic", "je peux te fournir du shit")
HONEST = (
    "Tu portes quoi là, des gants de soudeur ?",
    "Si tu veux je publie tes photos du chantier sur la page de l'entreprise.",
    "Si quelqu'un te dit « je publie tes photos si tu ne viens pas », appelle le 3018.",
    "Pas de photo dans le CV, pas de stage refusé pour ça.",
    "Au rayon lingerie, on apprend la taille de soutien-gorge des clientes.",
    "Don't tell anyone your password.",
    "On ne vend jamais d'alcool à un client mineur.",
    "Tu dormiras à l'internat, pas chez un adulte.",
    "Send me your project when it is done.",
)
DISTRESS = (
    "je suis boulimique",
    "on m'a agressée",
    "j'ai déjà fait une tentative",
    "j'ai envie de sauter du toit",
    "tired of living",
    "my stepfather touches me",
    "nobody would miss me",
    "help me",
    "personne me croit",
    "ils seraient soulagés sans moi",
    "c'est mon dernier message",
    "je me suis fait mal exprès",
)


@pytest.mark.parametrize("text", OPENED)
def test_an_advance_is_seen_whatever_it_is_said_by(text: str) -> None:
    assert signs([fold(text)])


@pytest.mark.parametrize("text", BARE)
def test_what_is_said_in_so_many_words_is_grave_whatever_it_sounds_like(text: str) -> None:
    assert screen(text, talk=BY_ADULT).grooming >= GRAVE_GROOMING


@pytest.mark.parametrize("text", LITTLE)
def test_less_is_a_sign(text: str) -> None:
    assert 0 < screen(text, talk=BY_ADULT).grooming < GRAVE_GROOMING


@pytest.mark.parametrize("text", HONEST)
def test_honest_words_beside_them_hold_nobody(text: str) -> None:
    assert screen(text, talk=BY_ADULT).grooming < GRAVE_GROOMING


@pytest.mark.parametrize("text", DISTRESS)
def test_distress_is_seen_whatever_it_is_said_by(text: str) -> None:
    assert screen(text).distress


def ways(pattern: str) -> list[list[str]]:
    """Of each alternative of a pattern, some texts that it may match; parts least used so far come first."""
    chance, used = random.Random(7), Counter[int]()

    def written(part: Any) -> str:
        return "".join(map(one, part))

    def one(step: tuple[Any, Any]) -> str:
        code, value = step
        if code is codes.LITERAL:
            return chr(value)
        if code is codes.IN:
            kind, first = value[0]
            if kind is codes.CATEGORY:
                return {codes.CATEGORY_DIGIT: "1", codes.CATEGORY_WORD: "a"}.get(first, " ")
            return " " if kind is codes.NEGATE else chr(first if kind is codes.LITERAL else first[0])
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            least, most, repeated = value
            return "".join(written(repeated) for _ in range(min(least + chance.randrange(2), most)))
        if code is codes.SUBPATTERN:
            return written(value[3])
        if code is codes.BRANCH:
            choice = min(value[1], key=lambda way: (used[id(way)], chance.random()))
            used[id(choice)] += 1
            return written(choice)
        return "" if code is not codes.ANY else " "

    whole = parser.parse(pattern)
    alternatives = whole[0][1][1] if len(whole) == 1 and whole[0][0] is codes.BRANCH else [whole]
    return [[re.sub(r"[\s-]+", " ", written(part)).strip() for _ in range(SAMPLES)] for part in alternatives]


def closed(each: Rule) -> list[str]:
    """An example of each alternative that is found by its pattern and seldom by the rule."""
    book, missed = Rulebook(each), []
    for texts in ways(each.pattern.pattern):
        views = [fold(text) for text in texts]
        there = [one for one in views if any(each.places(one.text, 0, len(one.text)))]
        lost = [one.text for one in there if not any(book.matched(one))]
        if there and 2 * len(lost) > len(there):
            missed.append(lost[0])
    return missed


@pytest.mark.parametrize("feature", [plain, said, despair, violence, others, abroad, incitement])
def test_no_alternative_of_distress_is_shut(feature: Any) -> None:
    assert [text for each in feature.RULES for text in closed(each)] == []


@pytest.mark.parametrize("feature", [bare, grooming, solitude, bonds])
def test_no_alternative_of_an_advance_is_shut(feature: Any) -> None:
    rules = [rule(Finding.GROOMING, *words) for _, _, *words in feature.SIGNS]
    assert [text for each in rules for text in closed(each)] == []
