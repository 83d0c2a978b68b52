"""What goes on from an answer keeps its subject, and is about what is on the screen."""

from typing import Any

import pytest

from api.home.chatbox.content import templates
from api.home.chatbox.cues import cues
from api.home.chatbox.reading import looked_for
from tests.home.chatbox.conftest import Talk


def ids(answer: dict[str, Any]) -> list[str]:
    return [card["id"] for card in answer["cards"]]


@pytest.mark.parametrize(
    ("text", "cue", "said"),
    [
        ("c est ou", "whereabouts", True),
        ("et ca se passe ou exactement", "whereabouts", True),
        ("ou faire un bts", "whereabouts", False),
        ("et apres", "after", True),
        ("on fait quoi apres", "after", True),
        ("apres un cap boulanger", "after", False),
    ],
)
def test_some_words_ask_of_what_is_shown(text: str, cue: str, said: bool) -> None:
    assert (cue in cues(text)) is said


def test_nothing_is_looked_for_by_what_joins_two_sentences() -> None:
    assert looked_for("et ?") == ""
    assert looked_for("hôtellerie et restauration") == "hôtellerie et restauration"


@pytest.mark.usefixtures("region")
class TestWhatIsShown:
    async def test_where_it_is_shows_it_again(self, talk: Talk, region: dict[str, str]) -> None:
        shown = ids(await talk.say("un cfa à Laval"))
        again = await talk.say("c’est où")
        assert again["understood"]["intent"] == "find"
        assert ids(again) == shown
        assert ids(await talk.say("et à Angers ?"))[0] == region["far"]

    async def test_where_one_learns_it_asks_near_which_town(self, talk: Talk) -> None:
        await talk.say("bts commerce")
        answer = await talk.say("et c’est où ?")
        assert answer["text"].startswith(templates("fr")["ask.where"].text)

    async def test_one_that_is_pointed_at_is_shown_alone(self, talk: Talk) -> None:
        first, *others = ids(await talk.say("un cfa"))
        assert others
        chosen = await talk.say("le premier")
        assert ids(chosen) == [first]
        assert not chosen["text"].startswith(templates("fr")["ask.where"].text)

    async def test_what_comes_after_is_told_of_the_diploma_and_the_subject_stays(self, talk: Talk) -> None:
        shown = ids(await talk.say("cap boulangerie à Laval"))
        assert (await talk.say("et après ?"))["understood"]["topic"] == "cap"
        assert set(ids(await talk.say("c’est où"))) <= set(shown)

    async def test_the_studies_for_a_career_are_trainings(self, talk: Talk) -> None:
        await talk.say("métier boulanger")
        answer = await talk.say("et les études durent combien de temps")
        assert answer["cards"][0]["type"] in ("training", "career")
        assert "oulang" in answer["cards"][0]["name"]


@pytest.mark.usefixtures("region")
class TestTheSubject:
    async def test_it_is_known_after_an_explanation(self, talk: Talk, region: dict[str, str]) -> None:
        await talk.say("c’est quoi un cfa")
        assert (await talk.say("et c’est payé ?"))["understood"]["topic"] == "salaire_apprenti"
        assert ids(await talk.say("y en a un à Laval ?"))[0] == region["near"]

    async def test_a_department_is_where_it_is_sought(self, talk: Talk, region: dict[str, str]) -> None:
        assert set(ids(await talk.say("un cfa en Mayenne"))) == {region["near"]}
        assert set(ids(await talk.say("et en Maine-et-Loire ?"))) == {region["far"]}

    async def test_when_an_aid_is_asked_for_is_told_by_the_aid(self, talk: Talk) -> None:
        await talk.say("comment avoir une bourse")
        assert (await talk.say("c’est quand ?"))["understood"]["topic"] == "bourse"


class TestBesideNeed:
    @pytest.mark.parametrize(
        ("text", "topic"),
        [
            ("est-ce que je peux avoir les apl, je vis encore au foyer de mes parents", "logement"),
            ("je suis enceinte, je peux rester au lycée ?", "grossesse"),
            ("j’ai 17 ans, mon patron veut que je bosse la nuit, il a le droit ?", "droits_apprenti"),
        ],
    )
    async def test_a_question_is_answered_though_it_sounds_like_need(
        self, talk: Talk, text: str, topic: str
    ) -> None:
        assert (await talk.say(text))["understood"]["topic"] == topic
