"""One box for one's own words: what is published, sentences written beforehand, and people for the rest."""

import asyncio
from typing import Any
from uuid import UUID

import httpx
import pytest

from api.home.chatbox.content import templates
from api.home.chatbox.context import LONGEST
from api.platform.access import Role
from tests.conftest import Device
from tests.factories import Factory
from tests.home.chatbox.conftest import Talk

CHAT = "/api/v1/chatbox"
HELP = {"3114", "119", "3018", "15"}
AT_ONCE = 60
"""A class and its neighbours, behind one address of a school."""


def names(answer: dict[str, Any]) -> list[str]:
    return [card["name"] for card in answer["cards"]]


@pytest.mark.usefixtures("region")
class TestFinding:
    @pytest.mark.parametrize(
        "text",
        [
            "y a un cfa pour la boulangerie vers laval ?",
            "jcherche 1 cfa boulangeri a laval svp",
            "is there a bakery apprenticeship school in Laval?",
        ],
    )
    async def test_words_as_people_write_them_find_a_place(
        self, talk: Talk, region: dict[str, str], text: str
    ) -> None:
        answer = await talk.say(text)
        assert answer["understood"]["intent"] == "find"
        assert region["near"] in [card["id"] for card in answer["cards"]]

    async def test_what_was_understood_is_told(self, talk: Talk) -> None:
        read = (await talk.say("un cap boulanger en apprentissage à Laval"))["understood"]["search"]
        assert "Laval" in [one["name"] for one in read["readings"]]
        assert {one["sort"] for one in read["readings"]} >= {"diploma", "status"}

    async def test_one_goes_on_to_another_place(self, talk: Talk, region: dict[str, str]) -> None:
        await talk.say("un cfa à Laval")
        answer = await talk.say("et à Angers ?")
        assert region["far"] == answer["cards"][0]["id"]

    @pytest.mark.parametrize(
        "text",
        ["À Angers, ce serait bien plus simple pour moi", "non pas Laval : Angers, je me suis trompée"],
    )
    async def test_a_place_said_first_or_instead_is_where_it_is_sought(
        self, talk: Talk, region: dict[str, str], text: str
    ) -> None:
        await talk.say("un cfa à Laval")
        assert region["far"] == (await talk.say(text))["cards"][0]["id"]

    async def test_this_is_the_page_that_the_box_was_opened_from(
        self, talk: Talk, region: dict[str, str]
    ) -> None:
        answer = await talk.say("y a un cfa pour ça vers laval ?", page="/careers/D1104")
        assert region["near"] in [card["id"] for card in answer["cards"]]

    async def test_a_page_that_is_not_there_is_no_error(self, talk: Talk) -> None:
        assert await talk.say("c’est quoi ?", page="/careers/Z9999")

    async def test_it_asks_where_of_whom_says_no_place(self, talk: Talk) -> None:
        answer = await talk.say("un stage")
        assert answer["text"].startswith(templates("fr")["ask.where"].text)
        assert [choice["say"] for choice in answer["choices"]] == ["à Angers", "à Laval"]
        tapped = await talk.say(answer["choices"][1]["say"])
        assert tapped["understood"]["search"]["commune"]["name"] == "Laval"

    async def test_of_another_diploma_it_does_not_say_that_it_answers(self, talk: Talk) -> None:
        answer = await talk.say("licence pro boulangerie à Laval")
        assert answer["text"] != templates("fr")["found"].text
        assert (await talk.say("cap boulangerie à Laval"))["text"] == templates("fr")["found"].text

    async def test_of_a_bare_diploma_it_asks_in_which_field(self, talk: Talk) -> None:
        answer = await talk.say("un bts")
        assert answer["text"].startswith(templates("fr")["ask.about"].text)
        assert answer["choices"][0]["say"] == "bts commerce"
        assert names(await talk.say("bts commerce"))[0] == "BTS Management commercial"

    async def test_an_answer_is_the_same_for_everybody(
        self, devices: Device, factory: Factory, talk: Talk
    ) -> None:
        pupil = Talk(await devices(factory.session(factory.account(Role.STUDENT))))
        ours, theirs = [await one.say("boulangerie à Laval") for one in (talk, pupil)]
        assert {**ours, "context": ""} == {**theirs, "context": ""}


class TestSaying:
    @pytest.mark.parametrize(
        ("text", "intent", "topic"),
        [
            ("c’est quoi un cap ?", "explain", "cap"),
            ("what is a BTS?", "explain", "bts"),
            ("comment avoir une bourse", "aid", "bourse"),
            ("qui peut voir mon profil", "app", "who_sees_me"),
            ("bonjour", "social", "hello"),
            ("tu votes pour qui", "decline", "politics"),
            ("fais mes devoirs de maths", "decline", "homework"),
            # Neither a date of the agenda, nor a first year that is named, nor a wish for a person.
            ("bourse crous cest quand la demande", "aid", "bourse"),
            ("salaire apprenti 17 ans 1ere annee", "explain", "salaire_apprenti"),
            ("t un robot ou une vraie personne", "social", "robot"),
            # What a neighbouring topic must not answer: it would cost a right.
            ("le lycee veut me virer conseil de discipline mardi", "explain", "discipline"),
            ("conseil de classe dit pas 2de generale je suis pas d accord", "explain", "recours"),
            ("j'ai raté le bac 2 fois on peut le repasser en candidat libre ?", "explain", "candidat_libre"),
            ("jsuis trans et le lycee veut pas utiliser mon prenom", "explain", "identite"),
        ],
    )
    async def test_what_is_asked_is_answered_by_a_sentence_of_ours(
        self, talk: Talk, text: str, intent: str, topic: str
    ) -> None:
        answer = await talk.say(text)
        assert (answer["understood"]["intent"], answer["understood"]["topic"]) == (intent, topic)
        assert answer["text"] == templates("fr")[f"{intent}.{topic}"].text

    async def test_a_wish_that_sounds_rude_is_a_wish(self, talk: Talk) -> None:
        assert (await talk.say("genre la cuisine"))["understood"]["intent"] == "find"

    async def test_when_to_register_is_told_by_what_explains_it(self, talk: Talk) -> None:
        answer = await talk.say("date limite inscription candidat libre bac")
        assert answer["text"] == templates("fr")["explain.candidat_libre"].text

    async def test_sentences_are_in_the_readers_language(self, client: httpx.AsyncClient) -> None:
        response = await client.post(CHAT, json={"text": "what is a BTS?"}, headers={"Accept-Language": "en"})
        assert response.json()["text"] == templates("en")["explain.bts"].text

    async def test_what_is_not_understood_is_asked_back_then_handed_to_people(self, talk: Talk) -> None:
        first = await talk.say("zxqv plof grmbl")
        assert first["understood"]["intent"] == "unclear"
        assert 2 <= len(first["choices"]) <= 3
        second = await talk.say("grmbl zxqv")
        assert second["understood"]["intent"] == "unknown"
        assert "/ask" in [link["to"] for link in second["links"]]

    async def test_own_things_are_told_to_who_is_signed_in_alone(
        self, talk: Talk, devices: Device, factory: Factory
    ) -> None:
        signed_out = await talk.say("où sont mes candidatures")
        assert signed_out["text"] == templates("fr")["mine.signed_out"].text
        pupil = Talk(await devices(factory.session(factory.account(Role.STUDENT))))
        answer = await pupil.say("où sont mes candidatures")
        assert "/me/applications" in [link["to"] for link in answer["links"]]


class TestNeed:
    @pytest.mark.parametrize(
        "text",
        [
            "jveux mourir",
            "j’en peux plus de vivre",
            "mon beau-père me frappe",
            "une amie veut se tuer je fais quoi",
            "I want to kill myself",
            "mon maitre d apprentissage me touche",
        ],
    )
    async def test_whoever_is_in_need_reads_who_listens_and_nothing_else(self, talk: Talk, text: str) -> None:
        answer = await talk.say(text)
        assert answer["understood"]["intent"] == "distress"
        assert {line["number"] for line in answer["help"]} == HELP
        assert answer["cards"] == []

    async def test_a_visitors_need_leaves_no_trace(self, talk: Talk, factory: Factory) -> None:
        await talk.say("jveux mourir")
        for table in ("moderation_case", "missing_question", "audit_entry"):
            assert factory.connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table

    async def test_the_talk_does_not_go_on_as_if_nothing_had_been_said(self, talk: Talk) -> None:
        await talk.say("jveux mourir")
        assert (await talk.say("personne ne m’écoute"))["help"] is not None

    async def test_a_trade_with_a_hard_name_is_no_need(self, talk: Talk, factory: Factory) -> None:
        factory.career("K2602", "Conseiller / Conseillère funéraire")
        assert (await talk.say("comment devenir croque-mort"))["help"] is None


class TestFromOutside:
    @pytest.mark.parametrize(
        "sent",
        [
            {"text": ""},
            {"text": " \n "},
            {"text": "a" * 501},
            {"text": "cap", "context": "a" * (LONGEST + 1)},
            {"text": "cap", "commune": "Laval"},
            {"text": "cap", "page": "/me/applications"},
            {"text": "cap", "page": "https://elsewhere.example/careers/D1104"},
            {"text": "cap", "more": 1},
            {},
        ],
    )
    async def test_what_is_no_question_is_refused(
        self, client: httpx.AsyncClient, sent: dict[str, Any]
    ) -> None:
        assert (await client.post(CHAT, json=sent)).status_code == 422

    @pytest.mark.parametrize("context", ["x", "x.y", ".", "a" * LONGEST, "é.è", "YQ.YQ"])
    async def test_a_context_that_is_none_of_ours_is_none(self, talk: Talk, context: str) -> None:
        talk.context = context
        assert (await talk.say("c’est quoi un cap ?"))["understood"]["topic"] == "cap"

    async def test_a_context_that_was_changed_is_none(self, talk: Talk) -> None:
        await talk.say("un cfa")
        assert talk.context
        mark, _, body = talk.context.partition(".")
        talk.context = f"{mark}.{body[:-4]}AAAA"
        forged = await talk.say("et à Laval ?")
        talk.context = None
        afresh = await talk.say("et à Laval ?")
        assert {**forged, "context": ""} == {**afresh, "context": ""}

    @pytest.mark.parametrize(
        "text",
        ["'; DROP TABLE place; --", "<img src=x onerror=alert(1)>", "{name} {0.__class__}", "%s %(a)s \\"],
    )
    async def test_hostile_words_are_words(self, talk: Talk, text: str) -> None:
        answer = await talk.say(text)
        assert text not in answer["text"]

    async def test_a_context_never_outgrows_what_is_taken_back(self, talk: Talk) -> None:
        for number in range(12):
            answer = await talk.say(f"plus loin {number} {'boulangerie ' * 30}")
            assert len(answer["context"]) <= LONGEST

    async def test_a_whole_class_behind_one_address_is_answered(self, client: httpx.AsyncClient) -> None:
        asked = [client.post(CHAT, json={"text": f"c’est quoi un cap {n}"}) for n in range(AT_ONCE)]
        assert {response.status_code for response in await asyncio.gather(*asked)} == {200}

    async def test_nobody_may_keep_an_answer(self, client: httpx.AsyncClient) -> None:
        response = await client.post(CHAT, json={"text": "un cap"})
        assert "no-store" in response.headers["Cache-Control"]


@pytest.fixture
def bakery(factory: Factory) -> UUID:
    """A place whose record says how it is reached."""
    return factory.place("Fournil des Halles", phone="02 43 00 00 00")


class TestPlaces:
    async def test_from_a_places_page_its_phone_is_asked_for(
        self, talk: Talk, bakery: UUID, renewed: Any
    ) -> None:
        renewed()
        answer = await talk.say("c’est quoi leur numéro ?", page=f"/places/{bakery}")
        assert "02 43 00 00 00" in answer["text"]
