"""Where it asks back, two or three things can be said by a tap."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from api.home.chatbox.asking import with_choices
from api.home.chatbox.content import templates
from api.home.chatbox.finding import Found
from api.home.chatbox.intents import Guess
from api.home.chatbox.turn import Reply, Turn, guesses
from api.platform.kit.language import Language
from tests.home.chatbox.conftest import Talk

LANGUAGES: tuple[Language, ...] = ("fr", "en")

TURN = cast(Turn, SimpleNamespace(asked=SimpleNamespace(language="fr"), certain=True))


UNDERSTOOD = {"matched": "some", "corrected": [], "commune": None, "postcode": None, "department": None}


def place(name: str, commune: str | None) -> dict[str, Any]:
    return {"name": name, "commune": commune}


async def test_of_several_that_bear_one_name_their_towns_can_be_said() -> None:
    items = [
        place("Collège Saint-Joseph", "Laval"),
        place("Collège Saint-Joseph", "Angers"),
        place("Collège Saint-Joseph", None),
        place("Lycée Saint-Joseph", "Cholet"),
        place("Collège Saint-Joseph", "Laval"),
    ]
    reply = await with_choices(TURN, Reply("find", key="found", ask="which", found=Found(items, {})))
    assert [choice.say for choice in reply.choices] == ["à Laval", "à Angers"]


async def test_where_nothing_is_asked_back_there_are_none() -> None:
    assert (await with_choices(TURN, Reply("explain", key="explain.cap"))).choices == ()


async def test_a_topic_that_is_not_certain_comes_with_others(talk: Talk) -> None:
    unsure = await talk.say("on est logé au cfa ?")
    assert unsure["text"].startswith("Est-ce bien la question")
    *others, somebody = unsure["choices"]
    assert 1 <= len(others) <= 2
    assert somebody["say"] == "Parler à quelqu’un"
    # What a button says is understood as that, and as nothing else.
    chosen = await talk.say(others[0]["say"])
    assert "Est-ce bien" not in chosen["text"]


async def test_beside_a_sentence_the_words_may_be_looked_for_all_the_same() -> None:
    long = "on est logé au cfa ? " * 40
    turn = SimpleNamespace(
        asked=SimpleNamespace(language="fr"),
        certain=False,
        guess=Guess("explain.internat", 0.1),
        guesses=[Guess("explain.internat", 0.1)],
        text=long,
    )
    found = Found([place("CFA", "Laval")], UNDERSTOOD, facets={"place_kind": "cfa"})
    reply = Reply("explain", "internat", "explain.internat", found=found)
    search, _ = (await with_choices(cast(Turn, turn), reply)).choices
    assert search.label == "Chercher ces mots"
    assert search.say.startswith("Chercher\u202f: on est logé au cfa ?")
    assert len(search.say) <= 500  # as much as a question may have


async def test_what_is_looked_for_in_so_many_words_is_not_explained(talk: Talk) -> None:
    assert (await talk.say("c’est quoi un cap ?"))["understood"]["intent"] == "explain"
    assert (await talk.say("Chercher\u202f: c’est quoi un cap ?"))["understood"]["intent"] == "find"


async def test_nobody_is_offered_to_be_declined(talk: Talk) -> None:
    said = templates("fr")
    unsure = await talk.say("on est logé au cfa ?")
    assert said["decline.other"].name not in [choice["label"] for choice in unsure["choices"]]


@pytest.mark.parametrize("key", [key for key, one in templates("fr").items() if one.name])
def test_a_topic_s_name_leads_to_it(key: str) -> None:
    for language in LANGUAGES:
        assert guesses(templates(language)[key].name, language)[0] == (key, 1.0)


async def test_a_town_of_elsewhere_is_told(talk: Talk) -> None:
    answer = await talk.say("un lycée à Rennes")
    assert answer["text"].startswith("Rennes n’est pas dans la région")
    assert answer["understood"]["search"]["outside"] == "Rennes"
    assert "https://www.onisep.fr" in [link["to"] for link in answer["links"]]
    # Whatever was said before, and where nothing is left to be looked for.
    alone = await talk.say("à Bordeaux")
    assert "Bordeaux n’est pas dans la région" in alone["text"]
    assert alone["cards"] == []
    assert [choice["say"] for choice in alone["choices"]] == ["un lycée", "une formation", "un stage"]
