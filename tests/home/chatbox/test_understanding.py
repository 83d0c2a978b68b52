"""What is read in the words before anything is looked for."""

from dataclasses import replace
from typing import Any

import pytest

from api.home.chatbox.content import templates
from api.home.chatbox.cues import HELPED_AT, LOOKED_FOR, cues
from api.home.chatbox.finding import Found
from api.home.chatbox.intents import labelled
from api.home.chatbox.reading import asks_what, clauses, goes_on, looked_for, points_back, wanted
from api.home.chatbox.turn import guesses


def item(
    name: str, *reasons: str, type_: str = "place", commune: str = "Laval", metres: int | None = None
) -> Any:
    why = [{"reason": one, "text": ""} for one in reasons]
    return {"type": type_, "name": name, "commune": commune, "distance_m": metres, "why": why}


def found(
    said: str, *items: Any, corrected: dict[str, str] | None = None, commune: str | None = None
) -> Found:
    mended = [{"typed": typed, "meant": meant} for typed, meant in (corrected or {}).items()]
    read = {"matched": "all", "corrected": mended, "commune": commune, "postcode": None, "department": None}
    return Found(list(items), read, said)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("cap coiffure à Laval", []),
        ("j’ai une place à Nantes mais pas de logement", ["j’ai une place à Nantes", "pas de logement"]),
        (
            "je vends du pain depuis dix ans et j’aimerais soigner des gens",
            ["je vends du pain depuis dix ans", "j’aimerais soigner des gens"],
        ),
    ],
)
def test_a_tale_has_parts(text: str, parts: list[str]) -> None:
    assert clauses(text) == parts


@pytest.mark.parametrize(
    ("text", "back", "asks"),
    [
        ("j’y ai droit quand même ?", True, True),
        ("on le demande quand ?", True, False),
        ("que peut-elle faire après ?", False, True),
        ("un lycée à Cholet", False, False),
    ],
)
def test_small_words_point_back_and_ask(text: str, back: bool, asks: bool) -> None:
    assert (points_back(text), asks_what(text)) == (back, asks)


@pytest.mark.parametrize(
    ("text", "sought"),
    [
        ("j’ai un BTS et je veux une licence pro", "j’ai un  et je veux une licence pro"),
        ("un BTS à Laval", "un BTS à Laval"),
        ("je suis maçon depuis dix ans et je voudrais devenir grutier", "je voudrais devenir grutier"),
        ("un métier avec les animaux mais pas véto", "un métier avec les animaux mais"),
        ("je suis en 3e et je cherche", "je suis en 3e et je cherche"),
    ],
)
def test_what_one_is_or_has_is_not_sought(text: str, sought: str) -> None:
    assert wanted(text) == sought


def test_what_follows_begins_so() -> None:
    assert goes_on("du coup je fais quoi")
    assert not goes_on("un stage à Laval")


def test_an_address_is_no_call() -> None:
    assert "phone" in cues("leur numero stp")
    assert "phone" not in cues("adresse du lycee")


@pytest.mark.parametrize(
    ("text", "somebody"),
    [
        ("je veux parler avec une personne", True),
        ("quelqu un peut m aider", True),
        ("parler a quelqu un qui est pompier", False),
    ],
)
def test_whoever_wants_somebody_wants_no_trade(text: str, somebody: bool) -> None:
    assert ("human" in cues(text)) is somebody


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("bts ou licence pro apres bac pro commerce", True),
        ("bac general ou techno si je veux faire un but", True),
        ("assistante maternelle ou atsem je sais pas la difference", True),
        ("un bts tourisme a nantes ou angers", False),
        ("ou faire un bts", False),
    ],
)
def test_one_way_or_the_other_is_compared(text: str, beside: bool) -> None:
    assert ("compare" in cues(text)) is beside


def test_somebody_is_written_in_many_ways() -> None:
    for whom in ("qqn", "qqun", "qlqun", "quelqu un"):
        assert "person" in cues(f"discuter avec {whom} qui est en bts tourisme")


def test_whoever_asks_for_a_right_studies_no_law() -> None:
    assert "droit" not in looked_for("a-t-il le droit d’arrêter l’école")
    assert "droit" in looked_for("une licence de droit à Nantes")


def test_nothing_is_looked_for_by_everyday_words() -> None:
    assert not found("jours parents", item("Lycée des Trois Jours", "name")).named
    assert found("coiffure", item("CAP Coiffure", "name", type_="training")).named
    assert not found("16", item("Atelier 16", "name")).named


@pytest.mark.parametrize(
    ("typed", "meant", "sure"), [("plonbier", "plombier", True), ("votes", "voies", False)]
)
def test_a_guessed_word_counts_in_a_sentence_where_it_is_nearly_the_same(
    typed: str, meant: str, sure: bool
) -> None:
    one = found(f"vraiment {typed}", item(meant, "name", type_="career"), corrected={typed: meant})
    assert one.says_what is sure
    assert replace(one, short=True).says_what


def test_namesakes_are_told_apart_by_their_communes() -> None:
    two = [item("Lycée Saint-Joseph", "name", commune=one) for one in ("Laval", "Mamers")]
    assert found("joseph", *two).namesakes
    assert not found("joseph", *two[:1]).namesakes
    assert not found("joseph", *two, commune="53130").namesakes


def test_what_is_a_long_way_off_is_far() -> None:
    assert found("", item("Point jeunes", "kind", metres=90_000), commune="44184").far
    assert not found("", item("Point jeunes", "kind", metres=9_000), commune="44184").far
    assert not found("", item("Point jeunes", "kind", metres=90_000)).far


def test_where_one_goes_is_for_what_is_explained() -> None:
    topics = {key.partition(".")[2] for key in templates("fr")} | {
        label.partition(".")[2] for label, _ in labelled()
    }
    assert LOOKED_FOR.keys() | HELPED_AT.keys() <= topics
    assert not LOOKED_FOR.keys() & HELPED_AT.keys()


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("j’ai 32 ans, est-ce trop tard pour une alternance ?", "explain.age_apprentissage"),
        ("g pa 2 logement pr la rentrée", "aid.logement"),
        ("tu peux faire mon exposé", "decline.homework"),
        ("je peux parler à quelqu’un pour de vrai", "human"),
    ],
)
def test_a_sentence_of_nobody_is_understood(text: str, label: str) -> None:
    assert text not in dict(map(reversed, labelled()))  # type: ignore[arg-type]
    assert guesses(text, "fr")[0].label == label
