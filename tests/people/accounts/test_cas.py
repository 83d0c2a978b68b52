"""Signing in at a school portal that speaks CAS 3."""

import asyncio
from datetime import datetime
from urllib.parse import quote

import httpx
import pytest
from fastapi import FastAPI

from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory
from tests.people.accounts.peers.cas import CasPeer
from tests.people.accounts.peers.portal import PUPIL, portal
from tests.people.accounts.peers.way import come_back, me, said, start
from tests.settings import ORIGIN

DISTRUSTED = "/sign-in?problem=distrusted"
FORGED = """<!DOCTYPE x [<!ENTITY who "pupil">]>
<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas"><cas:authenticationSuccess>
<cas:user>&who;</cas:user></cas:authenticationSuccess></cas:serviceResponse>"""

SUCCESS = "<cas:authenticationSuccess><cas:user>pupil</cas:user>{}</cas:authenticationSuccess>"


def answer(inside: str) -> str:
    """What a CAS server says, around this."""
    profile = "<cas:attributes><cas:profil>National_1</cas:profil></cas:attributes>"
    said = inside.replace("</cas:authenticationSuccess>", f"{profile}</cas:authenticationSuccess>")
    return f'<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">{said}</cas:serviceResponse>'


@pytest.fixture
def settings(settings: Settings, cas: CasPeer) -> Settings:
    """One portal, and a second that shares its server."""
    cas.people = {"pupil": PUPIL, "teacher": {"profil": ["National_3"]}, "guest": {}}
    ways = [portal(cas.issuer), portal(cas.issuer, id="ent-2", extra={"renew": ""})]
    return settings.model_copy(update={"sign_in_providers": ways})


async def way_back(device: httpx.AsyncClient, cas: CasPeer, user: str, name: str = "ent") -> str:
    """Type a name on the portal's page; where it sends the browser back to."""
    async with httpx.AsyncClient() as browser:
        response = await browser.post(await start(device, name), data={"username": user})
    back: str = response.headers["location"]
    assert back.startswith(f"{ORIGIN}/api/v1/sign-in/{name}/back?state=")
    return back


async def test_a_pupil_of_the_portal_gets_an_account_with_the_needed_attributes(
    client: httpx.AsyncClient, cas: CasPeer
) -> None:
    assert await come_back(client, await way_back(client, cas, "pupil")) == "/"
    found = await me(client)
    assert found
    assert found["first_name"] == "Prénom"
    told = datetime.strptime(PUPIL["dateNaissance"][0], "%d/%m/%Y")
    assert found["birth_date"] == told.date().isoformat()
    assert found["roles"] == [{"role": "student", "department": None}]


async def test_the_next_time_finds_it(devices: Device, cas: CasPeer, factory: Factory) -> None:
    phones = [await devices() for _ in range(3)]
    ways_back = [await way_back(phone, cas, "pupil") for phone in phones]
    await asyncio.gather(*(come_back(phone, back) for phone, back in zip(phones, ways_back, strict=True)))
    found = [await me(phone) for phone in phones]
    assert len({str(one and one["id"]) for one in found}) == 1
    row = factory.connection.execute("SELECT count(*) FROM account").fetchone()
    assert row == (1,)


async def test_staff_of_a_school_get_no_role(client: httpx.AsyncClient, cas: CasPeer) -> None:
    await come_back(client, await way_back(client, cas, "teacher"))
    found = await me(client)
    assert found
    assert found["roles"] == []


async def test_who_has_no_listed_profile_is_refused(client: httpx.AsyncClient, cas: CasPeer) -> None:
    assert await come_back(client, await way_back(client, cas, "guest")) == "/sign-in?problem=refused"
    assert await me(client) is None


async def test_the_portal_must_ask_anew_who_it_is(client: httpx.AsyncClient, cas: CasPeer) -> None:
    await come_back(client, await way_back(client, cas, "pupil"))
    login, validate = [one for one in cas.asked if one.path.startswith("/cas/")][-2:]
    assert (login.path, validate.path) == ("/cas/login", "/cas/p3/serviceValidate")
    assert (login.query["renew"], validate.query["renew"]) == ("true", "true")
    assert login.query["service"] == validate.query["service"]


async def test_a_portal_that_cannot_ask_anew_is_not_made_to(client: httpx.AsyncClient, cas: CasPeer) -> None:
    assert await come_back(client, await way_back(client, cas, "pupil", "ent-2")) == "/"
    assert all("renew" not in one.query for one in cas.asked)


async def test_a_ticket_signs_in_once(client: httpx.AsyncClient, cas: CasPeer) -> None:
    back = await way_back(client, cas, "pupil")
    ticket = said(back)["ticket"]
    assert await come_back(client, back) == "/"
    await client.post("/api/v1/sign-out")
    state = said(said(await start(client, "ent"))["service"])["state"]
    replayed = f"/api/v1/sign-in/ent/back?state={state}&ticket={ticket}"
    assert await come_back(client, replayed) == DISTRUSTED
    assert await me(client) is None


async def test_of_two_at_once_one_comes_back(client: httpx.AsyncClient, cas: CasPeer) -> None:
    back = await way_back(client, cas, "pupil")
    ends = await asyncio.gather(*(come_back(client, back) for _ in range(5)))
    assert sorted(ends) == ["/"] + ["/sign-in?problem=expired"] * 4


async def test_a_ticket_for_another_service_is_refused(client: httpx.AsyncClient, cas: CasPeer) -> None:
    state = said(said(await start(client, "ent"))["service"])["state"]
    stolen = quote(cas.ticket("pupil", "https://another.example/"))
    assert await come_back(client, f"/api/v1/sign-in/ent/back?state={state}&ticket={stolen}") == DISTRUSTED


async def test_the_way_back_of_another_browser_signs_nobody_in(devices: Device, cas: CasPeer) -> None:
    mine, victim = await devices(), await devices()
    back = await way_back(mine, cas, "pupil")
    await start(victim, "ent")
    assert await come_back(victim, back) == "/sign-in?problem=expired"
    assert await me(victim) is None


async def test_an_answer_meant_for_another_portal_is_refused(client: httpx.AsyncClient, cas: CasPeer) -> None:
    back = (await way_back(client, cas, "pupil")).replace("/ent/", "/ent-2/")
    assert await come_back(client, back) == "/sign-in?problem=expired"


async def test_coming_back_without_a_ticket_is_a_cancelled_sign_in(
    client: httpx.AsyncClient, cas: CasPeer
) -> None:
    state = said(said(await start(client, "ent"))["service"])["state"]
    assert await come_back(client, f"/api/v1/sign-in/ent/back?state={state}") == "/sign-in?problem=cancelled"


@pytest.mark.parametrize(
    "forged",
    [
        FORGED,
        "not xml",
        "<a/>",
        FORGED.split("\n", 1)[1].replace("&who;", ""),
        FORGED.split("\n", 1)[1].replace("&who;", "pupil").replace("www.yale.edu", "evil.example"),
        "<?xml version='1.0' encoding='nobody-knows'?>" + answer(SUCCESS.format("")),
        "<?xml version='1.0' encoding='zip'?>" + answer(SUCCESS.format("")),
    ],
    ids=[
        "entities",
        "not XML",
        "another document",
        "nobody",
        "another namespace",
        "an unknown encoding",
        "an encoding of bytes",
    ],
)
async def test_an_answer_that_is_not_as_cas_says_is_refused(
    client: httpx.AsyncClient, cas: CasPeer, forged: str
) -> None:
    cas.forged = forged
    assert await come_back(client, await way_back(client, cas, "pupil")) == DISTRUSTED


@pytest.mark.parametrize(
    "doubtful",
    [
        "<cas:authenticationFailure code='INVALID_TICKET'/>" + SUCCESS.format(""),
        SUCCESS.format("") + "<cas:authenticationFailure code='INVALID_TICKET'/>",
        SUCCESS.format("") * 2,
        SUCCESS.format("<cas:user>teacher</cas:user>"),
        SUCCESS.format("<cas:proxies><cas:proxy>https://another.example/</cas:proxy></cas:proxies>"),
        SUCCESS.format("").replace("pupil", "pupil<cas:b/>2"),
    ],
    ids=[
        "a failure first",
        "a failure after",
        "two successes",
        "two people",
        "a proxy's ticket",
        "an element in a name",
    ],
)
async def test_an_answer_that_may_be_read_in_two_ways_is_refused(
    client: httpx.AsyncClient, cas: CasPeer, doubtful: str
) -> None:
    cas.forged = answer(SUCCESS.format(""))
    assert await come_back(client, await way_back(client, cas, "pupil")) == "/"
    await client.post("/api/v1/sign-out")
    cas.forged = answer(doubtful)
    assert await come_back(client, await way_back(client, cas, "pupil")) == DISTRUSTED


async def test_a_portal_that_is_down_is_named_as_the_trouble(client: httpx.AsyncClient, app: FastAPI) -> None:
    app.state.settings.sign_in_providers = [portal("http://127.0.0.1:9/cas")]
    state = said(said(await start(client, "ent"))["service"])["state"]
    back = f"/api/v1/sign-in/ent/back?state={state}&ticket=ST-1"
    assert await come_back(client, back) == "/sign-in?problem=unavailable"


async def test_the_log_holds_no_ticket(
    client: httpx.AsyncClient, cas: CasPeer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    back = await way_back(client, cas, "pupil")
    await come_back(client, back)
    assert said(back)["ticket"] not in caplog.text


async def test_sign_out_also_leads_to_the_portal(client: httpx.AsyncClient, cas: CasPeer) -> None:
    await come_back(client, await way_back(client, cas, "pupil"))
    there = (await client.post("/api/v1/sign-out")).json()["logout_url"]
    assert there == f"{cas.issuer}/logout?service={quote(ORIGIN + '/', safe='')}"
