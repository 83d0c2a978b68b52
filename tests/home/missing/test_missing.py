"""What the chatbox could not answer: counted without anybody, in words from the third talk on."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest

from api.home.chatbox import context as contexts
from api.home.chatbox.context import Context, opened, sealed
from api.home.missing import service, words
from api.home.missing.service import Missing
from api.platform.access import Role
from api.platform.kit.clock import now, today
from api.platform.kit.database import Database
from api.platform.kit.secrets import Secrets
from api.platform.kit.threads import text_turn
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory

LIST = "/api/v1/staff/missing-questions"
MOPED = "comment je passe le permis mobylette ?"
ALIKE = ("Comment passer le permis de mobylette", "le permis mobylette je le passe comment", MOPED)


@pytest.fixture
def secrets(settings: Settings) -> Secrets:
    return Secrets(settings.secret_key.get_secret_value())


@pytest.fixture
async def staff(factory: Factory, devices: Device) -> httpx.AsyncClient:
    return await devices(factory.session(factory.account(Role.REFERENT)))


async def ask(client: httpx.AsyncClient, text: str, context: str | None = None) -> dict[str, Any]:
    response = await client.post("/api/v1/chatbox", json={"text": text, "context": context})
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    return answer


async def rate(client: httpx.AsyncClient, text: str, context: str, *, useful: bool = False) -> httpx.Response:
    sent = {"text": text, "context": context, "useful": useful}
    return await client.post("/api/v1/chatbox/ratings", json=sent)


async def rate_badly(devices: Device, factory: Factory, *texts: str) -> None:
    """Each by a pupil of its own."""
    for text in texts:
        client = await devices(factory.session(factory.account(Role.STUDENT)))
        answer = await ask(client, text)
        response = await rate(client, text, answer["context"])
        assert response.status_code == 204, response.text


def rows(factory: Factory) -> Sequence[Any]:
    return factory.connection.execute(
        "SELECT words, unanswered, badly_rated, cardinality(talks) FROM missing_question ORDER BY words"
    ).fetchall()


class TestRatings:
    async def test_three_talks_bring_a_question_into_words(
        self, devices: Device, factory: Factory, staff: httpx.AsyncClient
    ) -> None:
        await rate_badly(devices, factory, *ALIKE[:2])
        assert rows(factory) == [("", 0, 2, 2)]
        assert (await staff.get(LIST)).json()["items"] == []
        assert (await staff.get(f"{LIST}/without-words")).json() == {"count": 1}
        await rate_badly(devices, factory, ALIKE[2])
        (item,) = (await staff.get(LIST)).json()["items"]
        day = today().isoformat()
        assert item.pop("id")
        assert item == {
            "words": MOPED,
            "unanswered": 0,
            "badly_rated": 3,
            "first_day": day,
            "last_day": day,
            "outcome": "new",
        }
        assert (await staff.get(f"{LIST}/without-words")).json() == {"count": 0}

    async def test_one_talk_counts_once_however_often_it_asks(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        context = None
        for _ in range(4):
            answer = await ask(client, MOPED, context)
            context = answer["context"]
            assert (await rate(client, MOPED, context)).status_code == 204
        assert [row[2:] for row in rows(factory)] == [(1, 1)]

    async def test_whoever_begins_new_talks_counts_once_a_day(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        for text in ALIKE:
            answer = await ask(client, text)
            assert (await rate(client, text, answer["context"])).status_code == 204
        assert rows(factory) == [("", 0, 1, 1)]

    async def test_what_helped_leaves_nothing(self, client: httpx.AsyncClient, factory: Factory) -> None:
        answer = await ask(client, MOPED)
        assert (await rate(client, MOPED, answer["context"], useful=True)).status_code == 204
        assert rows(factory) == []

    async def test_only_the_answer_that_was_given_is_rated(
        self, client: httpx.AsyncClient, factory: Factory, secrets: Secrets
    ) -> None:
        answer = await ask(client, MOPED)
        forged = sealed(Secrets("another key, as long as 32 characters"), Context(talk="mine"))
        for text, context in ((MOPED, forged), (MOPED, "no context"), ("autre chose", answer["context"])):
            response = await rate(client, text, context)
            assert response.status_code == 422
            assert [one["field"] for one in response.json()["errors"]] == ["context"]
        assert rows(factory) == []

    async def test_not_after_a_day(
        self, client: httpx.AsyncClient, secrets: Secrets, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        context = opened(secrets, (await ask(client, MOPED))["context"])
        assert context is not None
        old = context.model_copy(update={"at": int((now() - timedelta(hours=25)).timestamp())})
        young = context.model_copy(update={"at": int((now() - timedelta(hours=23)).timestamp())})
        assert (await rate(client, MOPED, sealed(secrets, old))).status_code == 422
        assert (await rate(client, MOPED, sealed(secrets, young))).status_code == 204

    async def test_a_talk_goes_on_under_its_own_mark(
        self, client: httpx.AsyncClient, secrets: Secrets
    ) -> None:
        first = await ask(client, MOPED)
        second = await ask(client, "et sinon ?", first["context"])
        other = await ask(client, MOPED)
        one, two, three = (opened(secrets, each["context"]) for each in (first, second, other))
        assert one is not None
        assert two is not None
        assert three is not None
        assert one.talk == two.talk != three.talk
        assert len(one.talk) == contexts.TALK_SIGNS


class TestUnanswered:
    async def test_what_is_not_understood_twice_is_counted_once_it_was_answered(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        first = await ask(client, "zzorglub")
        assert rows(factory) == []
        second = await ask(client, "blorptiti zzorglub", first["context"])
        assert second["understood"]["intent"] == "unknown"
        assert [row[1:] for row in rows(factory)] == [(1, 0, 1)]

    async def test_an_answer_does_not_fail_by_it(
        self, client: httpx.AsyncClient, factory: Factory, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async def broken(*_: Any) -> None:
            raise OSError

        monkeypatch.setattr(service, "read", broken)
        first = await ask(client, "zzorglub")
        second = await ask(client, "blorptiti zzorglub", first["context"])
        assert second["understood"]["intent"] == "unknown"
        assert rows(factory) == []


class TestWords:
    @pytest.mark.parametrize(
        "text",
        [
            "j'ai envie de mourir, permis mobylette",
            "ma copine veut se suicider permis mobylette",
            "va crever sale pute, permis mobylette",
        ],
    )
    async def test_nothing_of_who_is_in_need_or_insults(
        self, client: httpx.AsyncClient, factory: Factory, text: str
    ) -> None:
        for _ in range(3):
            answer = await ask(client, text)
            assert (await rate(client, text, answer["context"])).status_code == 204
        assert rows(factory) == []

    @pytest.mark.usefixtures("region")
    async def test_people_and_places_are_in_neither_words_nor_digest(
        self, devices: Device, factory: Factory
    ) -> None:
        factory.connection.execute("INSERT INTO first_name (name) VALUES ('lea'), ('kevin')")
        await rate_badly(
            devices,
            factory,
            "permis mobylette à Laval, je suis Zoé Martin, zoe@example.org",
            "lea et kevin : permis mobylette 06 12 34 56 78",
            "permis mobylette à Angers pour kevin",
        )
        assert rows(factory) == [("permis mobylette à [masqué] pour [masqué]", 0, 3, 3)]

    def test_a_word_that_others_did_not_say_makes_another_question(self) -> None:
        assert words.telling("le permis mobylette dupontel") == ["permis", "mobylette", "dupontel"]

    @pytest.mark.usefixtures("region")
    @pytest.mark.parametrize(
        "alike",
        [
            ("comment passer le permis am", "jveux passer mon permis am cmt faire", "c quoi le permis am"),
            ("je peux redoubler ma seconde ?", "est-ce qu'on peut redoubler en seconde", "redoubler seconde"),
            ("logement étudiant à Angers", "logement etudiant", "trouver un logement quand on est étudiant"),
            ("erasmus apprenti", "partir en erasmus quand on est apprenti", "jsuis apprentie jveux erasmus"),
        ],
    )
    async def test_the_same_said_otherwise_is_one_question(
        self, database: Database, secrets: Secrets, alike: Sequence[str]
    ) -> None:
        async with text_turn("test"), database.reads.connect() as connection:
            found = [await service.read(database.hot, connection, secrets, text) for text in alike]
        assert len({one.id for one in found if one is not None}) == 1
        assert None not in found

    @pytest.mark.parametrize(
        ("text", "hidden", "kept"),
        [
            (
                "C’est où la piscine à La Roche-sur-Yon ?",
                {"la", "roche", "sur", "yon"},
                "C’est où la piscine à La [masqué] ?",
            ),
            ("lea et kevin veulent un stage", {"lea", "kevin"}, "[masqué] et [masqué] veulent un stage"),
            ("un  stage\nà laval", {"laval"}, "un stage à [masqué]"),
        ],
    )
    def test_shown_without_them(self, text: str, hidden: set[str], kept: str) -> None:
        assert words.hide(text, hidden) == kept


class TestTogether:
    async def test_two_third_ones_at_once_leave_one_s_words(
        self, database: Database, factory: Factory, secrets: Secrets
    ) -> None:
        id_ = uuid4()

        async def count(number: int) -> None:
            async with database.transaction() as session:
                await service.count(
                    session, secrets, Missing(id_, f"words {number}"), f"talk {number}", "unanswered"
                )

        await asyncio.gather(count(1), count(2))
        assert rows(factory) == [("", 2, 0, 2)]
        await asyncio.gather(count(3), count(4))
        ((kept, *counts),) = rows(factory)
        assert kept in ("words 3", "words 4")
        assert counts == [4, 0, 4]

    async def test_it_remembers_the_last_talks_alone(
        self, database: Database, factory: Factory, secrets: Secrets
    ) -> None:
        missing = Missing(uuid4(), "words")
        async with database.transaction() as session:
            for number in range(service.TALKS + 5):
                await service.count(session, secrets, missing, f"talk {number}", "badly_rated")
            await service.count(session, secrets, missing, f"talk {number}", "badly_rated")
        assert rows(factory) == [("words", 0, service.TALKS + 5, service.TALKS)]

    async def test_no_key_means_no_digest(self, secrets: Secrets, database: Database) -> None:
        other = Secrets("another key, as long as 32 characters")
        async with text_turn("test"), database.reads.connect() as connection:
            one, two, same = [
                await service.read(database.hot, connection, each, text)
                for each, text in ((secrets, MOPED), (other, MOPED), (secrets, ALIKE[0]))
            ]
        assert one is not None
        assert two is not None
        assert same is not None
        assert one.id == same.id != two.id


class TestStaff:
    async def test_the_most_frequent_first_by_pages(self, factory: Factory, staff: httpx.AsyncClient) -> None:
        for number in range(1, 4):
            _row(factory, f"mots {number}", unanswered=number, badly_rated=2)
        first = (await staff.get(LIST, params={"limit": 2})).json()
        rest = (await staff.get(LIST, params={"limit": 2, "cursor": first["next"]})).json()
        assert [one["words"] for one in first["items"] + rest["items"]] == ["mots 3", "mots 2", "mots 1"]
        assert rest["next"] is None

    async def test_one_is_put_away_and_taken_back(self, factory: Factory, staff: httpx.AsyncClient) -> None:
        id_ = _row(factory, "mots")
        for outcome in ("done", "dropped", "new"):
            response = await staff.post(f"{LIST}/{id_}/outcome", json={"outcome": outcome})
            assert response.status_code == 204, response.text
            for other in ("new", "done", "dropped"):
                items = (await staff.get(LIST, params={"outcome": other})).json()["items"]
                assert [one["id"] for one in items] == ([id_] if other == outcome else [])
        told = factory.connection.execute(
            "SELECT detail ->> 'outcome' FROM audit_entry"
            " WHERE action = 'missing_question.decided' ORDER BY id"
        ).fetchall()
        assert [row[0] for row in told] == ["done", "dropped", "new"]

    async def test_what_is_put_away_stays_so_when_it_is_asked_again(
        self, factory: Factory, staff: httpx.AsyncClient, database: Database, secrets: Secrets
    ) -> None:
        id_ = _row(factory, "mots")
        await staff.post(f"{LIST}/{id_}/outcome", json={"outcome": "done"})
        async with database.transaction() as session:
            await service.count(session, secrets, Missing(id_, "autres"), "talk", "unanswered")
        (item,) = (await staff.get(LIST, params={"outcome": "done"})).json()["items"]
        assert (item["words"], item["unanswered"]) == ("mots", 4)

    async def test_none_without_words_is_decided(self, factory: Factory, staff: httpx.AsyncClient) -> None:
        for id_ in (_row(factory, ""), str(uuid4())):
            response = await staff.post(f"{LIST}/{id_}/outcome", json={"outcome": "done"})
            assert response.status_code == 404


async def test_ninety_days_after_the_last_one_it_is_gone(
    database: Database, factory: Factory, settings: Settings
) -> None:
    assert settings.missing_question_retention_days == 90
    for days in (90, 91):
        _row(factory, f"il y a {days} jours", last_day=today() - timedelta(days=days))
    async with database.transaction() as session:
        assert await service.delete_old(session, settings) == 1
    assert [row[0] for row in rows(factory)] == ["il y a 90 jours"]


def _row(factory: Factory, said: str, **values: Any) -> str:
    row = {
        "id": uuid4(),
        "words": said,
        "unanswered": 3,
        "badly_rated": 0,
        "first_day": today(),
        "last_day": today(),
        **values,
    }
    factory.connection.execute(
        f"INSERT INTO missing_question ({', '.join(row)}) VALUES ({', '.join(['%s'] * len(row))})",
        list(row.values()),
    )
    return str(row["id"])
