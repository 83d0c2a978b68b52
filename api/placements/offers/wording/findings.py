"""What a referent should look at in the texts of an offer, as it is told, explained and kept."""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from api.placements.offers.law import ages, facts, places
from api.placements.offers.law.text import sentences
from api.placements.offers.models import Declaration, HeldFor, OfferKind, OfferLevel
from api.placements.offers.schemas import WordingFound
from api.placements.offers.wording.finder import look_through
from api.placements.offers.wording.grounds import FORBIDDEN_INSTEAD, GROUNDS, TASKS
from api.placements.offers.wording.learned import model
from api.placements.offers.wording.lists import TASK
from api.placements.offers.wording.sounding import BY_NAME
from api.placements.offers.wording.wishes import code_of
from api.platform.kit.language import Words
from api.platform.kit.wire import Bilingual

MAX_WORDS = 5
"""Parts of the texts shown of each ground."""
LONGEST = 160
"""Characters of a part that is shown."""


class Finding(NamedTuple):
    """What the texts tell of one ground, as they write it."""

    code: HeldFor
    ground: str
    words: list[str]


class Told(Protocol):
    """An offer as its company writes it, or as it is kept."""

    title: str
    description: str
    accessibility: str


def told(offer: Told) -> list[str]:
    """The texts of an offer."""
    return [offer.title.strip(), offer.description, offer.accessibility]


def words_read(offer: Told) -> str:
    """A digest of them, by which the words that a referent let out are known again."""
    return hashlib.sha256(json.dumps(told(offer)).encode()).hexdigest()


def get_ready() -> None:
    """Read what was learned, so that a server without it does not start, and no first writer waits."""
    model()


def findings(
    kind: OfferKind,
    texts: Sequence[str],
    levels: Collection[OfferLevel] = (),
    declared: Collection[Declaration] = (),
) -> list[Finding]:
    """What in the texts a referent should look at, by ground; `declared`: by the company, beside them."""
    parts: dict[str, dict[str, None]] = {}
    said = [list(sentences(text)) for text in texts]
    for found in look_through(kind, levels, texts, declared):
        text = texts[found.text]
        if not facts.allows(kind, levels, found.ground, said[found.text], found.start, found.end):
            parts.setdefault(found.ground, {})[text[found.start : found.goes_on_to][:LONGEST]] = None
    for text, spoken in zip(texts, said, strict=True):
        for start, end in ages.wished(kind, levels, spoken):
            parts.setdefault("age", {})[text[start:end][:LONGEST]] = None
        for start, end in places.shunned(spoken):
            parts.setdefault("residence", {})[text[start:end][:LONGEST]] = None
    # A letter left over from « r.e.n.o.i. » says nothing beside what is read; of « J.H. » it is all there is.
    if any(len(word) > 1 for words in parts.values() for word in words):
        parts = {
            ground: wider
            for ground, words in parts.items()
            if (wider := {word: None for word in words if len(word) > 1 or not word.isalpha()})
        }
    each = [Finding(code_of(ground), ground, _widest(words)) for ground, words in parts.items()]
    order = list(HeldFor)
    return sorted(each, key=lambda one: order.index(one.code))


def _widest(words: Iterable[str]) -> list[str]:
    """A few of the parts, those left out that stand within another."""
    kept: list[str] = []
    for word in sorted(words, key=len, reverse=True):
        if not any(word in other for other in kept):
            kept.append(word)
    return [word for word in words if word in kept][:MAX_WORDS]


def explained(found: Iterable[Finding]) -> list[WordingFound]:
    """The same with the ground in plain words, its article, and what to write instead."""
    return [_explained(one) for one in found]


def _explained(one: Finding) -> WordingFound:
    if one.ground.startswith(TASK):
        task = TASKS[one.ground.removeprefix(TASK)]
        name, article, instead = task.name, task.article.name, FORBIDDEN_INSTEAD[task.derogable]
    else:
        ground = BY_NAME[one.ground]
        name, article, instead = ground.name, ground.article, ground.instead
    return WordingFound(
        code=one.code,
        ground=one.ground,
        words=one.words,
        why=Bilingual(**name),
        article=article,
        instead=Bilingual(**instead),
    )


def turns_away(words: str) -> Words | None:
    """Why a no in these words is refused, with them: they turn somebody away against the law. What only
    sounds so, or names an age, is no reason: « il faut 16 ans pour cette machine ».
    """
    found = [one for one in findings(OfferKind.OBSERVATION, [words]) if one.code is HeldFor.DISCRIMINATION]
    for one in explained(each for each in found if each.ground in GROUNDS and each.ground != "age"):
        said = ", ".join(one.words)
        return {
            "fr": f"Vous écrivez «\u00a0{said}\u00a0»\u00a0: la loi interdit d’écarter quelqu’un pour cela"
            f" ({one.why.fr}\u00a0; {one.article}). Dites ce qui manque\u00a0: une place, un niveau,"
            " des dates.",
            "en": f"You write “{said}”: the law forbids turning somebody away for that ({one.why.en};"
            f" {one.article}). Say what is missing: a place, a level, dates.",
        }
    return None


def as_kept(found: Sequence[Finding]) -> dict[str, Any]:
    """Findings as `Offer.publish_error` keeps them, beside its `codes`."""
    return {
        "words": [word for one in found for word in one.words],
        "found": [{"ground": one.ground, "words": one.words} for one in found],
    }


def from_kept(held: Mapping[str, Any]) -> list[Finding]:
    """The reverse; what is no ground any more, or was kept before there were any, is left out."""
    known = {*BY_NAME, *(TASK + code for code in TASKS)}
    return [
        Finding(code_of(one["ground"]), one["ground"], one["words"])
        for one in held.get("found", [])
        if one["ground"] in known
    ]
