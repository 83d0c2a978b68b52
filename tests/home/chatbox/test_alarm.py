"""A cry for help in the chatbox: everybody reads who listens; of who is signed in, staff hear, once."""

import asyncio
from typing import Any
from uuid import UUID

import httpx
import pytest

from api.home.chatbox import alarm
from api.people.moderation.chatted import _LINES_A_CASE
from api.people.moderation.weighing import ALARMS_A_DAY
from api.platform.access import Role
from api.safety.safeguarding.service import Need, need_of, screen
from tests.conftest import Device
from tests.factories import Factory

CRY = "j'ai envie de mourir, aidez-moi"
TOLD = "une personne de la Région est prévenue"
ASK = "/api/v1/chatbox"


async def say(device: httpx.AsyncClient, text: str, **more: Any) -> dict[str, Any]:
    answer = await device.post(ASK, json={"text": text, **more})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def cases(factory: Factory, account: UUID | None = None) -> list[tuple[Any, ...]]:
    return factory.connection.execute(
        "SELECT c.origin, c.subject_kind, c.gravity, c.department,"
        " array_agg(e.original ORDER BY e.written_at) FROM moderation_case c"
        " JOIN moderation_evidence e ON e.case_id = c.id"
        " WHERE CAST(%(about)s AS uuid) IS NULL OR c.about_id = %(about)s GROUP BY c.id ORDER BY c.opened_at",
        {"about": account},
    ).fetchall()


def decide_all(factory: Factory) -> None:
    factory.connection.execute("UPDATE moderation_case SET decided_at = now()")


async def pupil(devices: Device, factory: Factory, **values: Any) -> tuple[UUID, httpx.AsyncClient]:
    account = factory.account(Role.STUDENT, **{"age": 16, "commune_code": "44109", **values})
    return account, await devices(factory.session(account))


@pytest.fixture(autouse=True)
def _nantes(factory: Factory) -> None:
    factory.commune("44109", "Nantes")


async def test_of_who_is_signed_in_staff_hear_and_the_answer_says_so(
    devices: Device, factory: Factory
) -> None:
    account, phone = await pupil(devices, factory)
    answer = await say(phone, CRY)
    assert [one["number"] for one in answer["help"]] == ["3114", "119", "3018", "15"]
    assert TOLD in answer["text"]
    assert cases(factory, account) == [("distress", "chat", 4, "44", [CRY])]
    jobs = factory.connection.execute(
        "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'moderation:tell_staff'"
    ).fetchone()
    assert jobs == (1,)


async def test_a_visitors_cry_alerts_nobody_and_keeps_nothing(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    answer = await say(client, CRY)
    assert answer["help"]
    assert "prévenue" not in answer["text"]
    assert cases(factory) == []


@pytest.mark.parametrize("text", ["viol", "je me sens seule", "ivg"])
async def test_a_word_of_need_shows_who_listens_and_rings_nobody(
    text: str, devices: Device, factory: Factory
) -> None:
    _, phone = await pupil(devices, factory)
    answer = await say(phone, text)
    assert answer["help"]
    assert answer["cards"] == []
    assert TOLD not in answer["text"]
    assert cases(factory) == []


@pytest.mark.parametrize(
    "text", ["ma copine se scarifie et elle veut plus vivre", "mon beau-père me frappe tous les soirs"]
)
async def test_a_cry_for_somebody_else_is_heard_as_well(text: str, devices: Device, factory: Factory) -> None:
    account, phone = await pupil(devices, factory)
    assert TOLD in (await say(phone, text))["text"]
    assert [case[4] for case in cases(factory, account)] == [[text]]


async def test_a_veiled_cry_that_is_plain_to_hear_is_told_as_well(devices: Device, factory: Factory) -> None:
    text = "jsuis sur le toit du parking"
    assert not screen(text).distress
    account, phone = await pupil(devices, factory)
    assert TOLD in (await say(phone, text))["text"]
    assert [case[4] for case in cases(factory, account)] == [[text]]


async def test_what_only_sounds_a_little_like_one_shows_who_listens_and_rings_nobody(
    devices: Device, factory: Factory
) -> None:
    text = "jai la haine contre moi"
    assert need_of(text, screen(text)) is Need.FAINT
    _, phone = await pupil(devices, factory)
    answer = await say(phone, text)
    assert answer["help"]
    assert TOLD not in answer["text"]
    assert cases(factory) == []


async def test_what_is_no_cry_opens_no_case(devices: Device, factory: Factory) -> None:
    _, phone = await pupil(devices, factory)
    for text in ("c'est quoi un cap ?", "je veux parler à quelqu'un de vrai", "t'es nul sale robot"):
        assert (await say(phone, text))["help"] is None
    assert cases(factory) == []


async def test_further_cries_go_to_the_case_that_waits_and_ring_nobody_anew(
    devices: Device, factory: Factory
) -> None:
    account, phone = await pupil(devices, factory)
    further = f"{CRY}, ce soir"
    for text in (CRY, CRY, further):
        assert TOLD in (await say(phone, text))["text"]
    assert [case[4] for case in cases(factory, account)] == [[CRY, further]]
    jobs = factory.connection.execute(
        "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'moderation:tell_staff'"
    ).fetchone()
    assert jobs == (1,)


async def test_a_case_keeps_only_so_many_lines(devices: Device, factory: Factory) -> None:
    account, phone = await pupil(devices, factory)
    for number in range(_LINES_A_CASE + 2):
        assert TOLD in (await say(phone, f"{CRY} {number}"))["text"]
    assert [len(case[4]) for case in cases(factory, account)] == [_LINES_A_CASE]


async def test_once_decided_a_new_cry_is_a_new_case_and_few_are_opened_a_day(
    devices: Device, factory: Factory
) -> None:
    account, phone = await pupil(devices, factory)
    for number in range(ALARMS_A_DAY):
        assert TOLD in (await say(phone, f"{CRY} {number}"))["text"]
        decide_all(factory)
    over = await say(phone, f"{CRY} encore")
    assert over["help"]
    # Nothing is said that is not so.
    assert TOLD not in over["text"]
    assert len(cases(factory, account)) == ALARMS_A_DAY
    factory.connection.execute("UPDATE moderation_case SET opened_at = opened_at - interval '25 hours'")
    assert TOLD in (await say(phone, f"{CRY} demain"))["text"]
    assert len(cases(factory, account)) == ALARMS_A_DAY + 1


async def test_of_many_phones_at_once_one_case_is_opened(devices: Device, factory: Factory) -> None:
    account, _ = await pupil(devices, factory)
    phones = [await devices(factory.session(account)) for _ in range(4)]
    answers = await asyncio.gather(*(say(one, f"{CRY} {at}") for at, one in enumerate(phones)))
    assert all(TOLD in answer["text"] for answer in answers)
    [case] = cases(factory, account)
    assert sorted(case[4]) == sorted(f"{CRY} {at}" for at in range(4))


async def test_two_people_are_two_cases(devices: Device, factory: Factory) -> None:
    for _ in range(2):
        _, phone = await pupil(devices, factory)
        await say(phone, CRY)
    assert len(cases(factory)) == 2


@pytest.mark.parametrize("age", [12, None])
async def test_no_consent_is_asked_of_who_is_in_danger(
    age: int | None, devices: Device, factory: Factory
) -> None:
    account, phone = await pupil(devices, factory, age=age)
    assert TOLD in (await say(phone, CRY))["text"]
    assert len(cases(factory, account)) == 1


@pytest.mark.parametrize(
    ("roles", "heard"), [((Role.MENTOR,), 1), ((Role.PARENT,), 1), ((Role.REFERENT,), 0)]
)
async def test_adults_are_heard_but_for_those_who_would_be_told(
    roles: tuple[Role, ...], heard: int, devices: Device, factory: Factory
) -> None:
    account = factory.account(*roles, age=45)
    answer = await say(await devices(factory.session(account)), "je veux mourir, je vais me tuer ce soir")
    assert answer["help"]
    assert len(cases(factory, account)) == heard
    assert (TOLD in answer["text"]) == bool(heard)


async def test_who_listens_is_shown_also_where_no_case_can_be_opened(
    devices: Device, factory: Factory, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fails(*_: object) -> bool:
        raise RuntimeError(CRY)

    monkeypatch.setattr(alarm.moderation, "hear_chatted", fails)
    _, phone = await pupil(devices, factory)
    answer = await say(phone, CRY)
    assert answer["help"]
    assert TOLD not in answer["text"]
    assert "RuntimeError" in caplog.text
    assert CRY not in caplog.text


class TestStaff:
    async def test_the_case_has_its_own_kind_and_filter_and_its_words(
        self, devices: Device, factory: Factory
    ) -> None:
        _, phone = await pupil(devices, factory, first_name="Lina")
        await say(phone, CRY)
        referent = await devices(factory.session(factory.account(Role.REFERENT, departments=["44"])))
        [brief] = (await referent.get("/api/v1/staff/cases", params={"subject_kind": "chat"})).json()["items"]
        assert (brief["subject_kind"], brief["origin"], brief["gravity"], brief["about"]) == (
            "chat",
            "distress",
            4,
            "Lina",
        )
        others = await referent.get("/api/v1/staff/cases", params={"subject_kind": "message"})
        assert others.json()["items"] == []
        detail = (await referent.get(f"/api/v1/staff/cases/{brief['id']}")).json()
        [line] = detail["lines"]
        assert (line["kind"], line["original"], line["subject"], line["status"]) == ("chat", CRY, True, "")
        assert detail["findings"] == ["distress"]
        assert (detail["person"]["first_name"], detail["person"]["age_band"]) == ("Lina", "15_17")

    async def test_only_those_of_the_department_read_it(self, devices: Device, factory: Factory) -> None:
        _, phone = await pupil(devices, factory)
        await say(phone, CRY)
        for roles, departments in (((Role.REFERENT,), ["49"]), ((Role.ADVISER,), []), ((Role.MENTOR,), [])):
            device = await devices(factory.session(factory.account(*roles, departments=departments)))
            answer = await device.get("/api/v1/staff/cases")
            assert answer.status_code == 403 or answer.json()["items"] == []

    @pytest.mark.parametrize("role", [Role.STUDENT, Role.MENTOR])
    async def test_it_is_dismissed_or_handed_over_and_nobody_is_sanctioned(
        self, role: Role, devices: Device, factory: Factory
    ) -> None:
        account = factory.account(role, age=30, commune_code="44109")
        await say(await devices(factory.session(account)), "je veux mourir, je vais me tuer ce soir")
        referent = await devices(factory.session(factory.account(Role.REFERENT, departments=["44"])))
        [case] = (await referent.get("/api/v1/staff/cases")).json()["items"]

        async def decide(decision: str, number: int) -> int:
            body = {"id": str(UUID(int=number)), "decision": decision, "reason": "Aucune.", "note": ""}
            answer = await referent.post(f"/api/v1/staff/cases/{case['id']}/decide", json=body)
            return answer.status_code

        assert await decide("warn", 1) == 422
        assert await decide("hide", 2) == 422
        assert await decide("dismiss", 3) in (200, 201, 204)


async def test_nobody_reports_what_they_do_not_know(devices: Device, factory: Factory) -> None:
    _, phone = await pupil(devices, factory)
    body = {"id": str(UUID(int=5)), "subject_kind": "chat", "subject_id": str(UUID(int=6))}
    answer = await phone.post("/api/v1/reports", json={**body, "reason": "other", "note": ""})
    assert answer.status_code == 404
