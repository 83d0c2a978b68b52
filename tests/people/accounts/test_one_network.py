"""Walls, line 6: a whole school signs in behind one network address; a robot there does not."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI

from api.people.accounts.codes import passes
from api.people.accounts.codes import service as codes
from api.platform.kit.limits import AddressLimit
from api.platform.kit.secrets import Secrets
from api.platform.settings import Settings
from tests.factories import Factory
from tests.moments import Clock
from tests.people.accounts.crowd import Browser, answer, ask, browsers, last_code, mailed, together

SCHOOL = "198.51.100.20"
PUPILS = 1500


@pytest.fixture
async def browser(app: FastAPI) -> AsyncIterator[Browser]:
    async with AsyncExitStack() as opened:
        yield browsers(app, opened)


def asked_before(
    factory: Factory,
    settings: Settings,
    times: int,
    *,
    used: bool = False,
    network: str = SCHOOL,
    column: str = "network_mark",
    minutes_ago: int = 5,
) -> None:
    """So many codes were asked for from the school lately, each for a mailbox of its own."""
    factory.connection.execute(
        f"INSERT INTO email_code (id, email_mark, browser_digest, {column}, digits, code_mark, created_at,"
        " expires_at, used_at)"
        " SELECT uuidv7(), sha256(n::text::bytea), sha256(n::text::bytea), %s, 6, sha256('x'),"
        " now() - make_interval(mins => %s), now(), CASE WHEN %s THEN now() END"
        " FROM generate_series(1, %s) n",
        [
            Secrets(settings.secret_key.get_secret_value()).mark("network", network),
            minutes_ago,
            used,
            times,
        ],
    )


def accounts(factory: Factory) -> int:
    row = factory.connection.execute("SELECT count(*) FROM account").fetchone()
    assert row
    return int(row[0])


@pytest.mark.slow
async def test_walls_6_fifteen_hundred_pupils_of_one_address_sign_in_on_one_morning(
    browser: Browser, factory: Factory, settings: Settings
) -> None:
    """A thousand have asked within the hour and not opened their mail yet; the last five hundred come now."""
    last = 500
    asked_before(factory, settings, PUPILS - last)

    async def asks(number: int) -> tuple[httpx.AsyncClient, str, str]:
        pupil, email = await browser(SCHOOL), f"eleve{number}@example.org"
        sent = await ask(pupil, email)
        assert not sent["busy_network"]
        return pupil, email, sent["id"]

    asked = await together([asks(number) for number in range(last)])
    rows = factory.connection.execute("SELECT recipient, letter ->> 'code' FROM mail").fetchall()
    codes_sent = {row[0]: row[1] for row in rows}
    tried = [answer(pupil, email, code_id, codes_sent[email]) for pupil, email, code_id in asked]
    assert set(await together(list(tried))) == {200}
    assert accounts(factory) == last


class TestARobot:
    async def test_walls_6_writes_to_no_more_strangers(
        self, browser: Browser, factory: Factory, settings: Settings
    ) -> None:
        asked_before(factory, settings, settings.unused_codes_per_network - 3)
        sent = [await ask(await browser(SCHOOL), f"inconnu{n}@example.org") for n in range(6)]
        assert [len(mailed(factory, f"inconnu{n}@example.org")) for n in range(6)] == [1, 1, 1, 0, 0, 0]
        assert [one["busy_network"] for one in sent] == [False] * 3 + [True] * 3
        # All at once.
        crowd = [await browser(SCHOOL) for _ in range(40)]
        await together([ask(one, f"autre{n}@example.org") for n, one in enumerate(crowd)])
        assert not any(mailed(factory, f"autre{n}@example.org") for n in range(40))
        # However often it asks for one of them.
        for _ in range(10):
            await ask(await browser(SCHOOL), "encore@example.org")
        assert mailed(factory, "encore@example.org") == []

    async def test_walls_6_with_mailboxes_of_its_own_makes_no_more_accounts(
        self, browser: Browser, factory: Factory, settings: Settings
    ) -> None:
        asked_before(factory, settings, settings.codes_per_network, used=True)
        await ask(await browser(SCHOOL), "robot1@robots.example")
        assert mailed(factory, "robot1@robots.example") == []

    async def test_walls_5_locks_none_of_its_neighbours_out(
        self, browser: Browser, factory: Factory, settings: Settings
    ) -> None:
        factory.account("student", email="eleve@example.org")
        asked_before(factory, settings, settings.unused_codes_per_network)
        new = await browser(SCHOOL)
        sent = await ask(new, "eleve@example.org")
        assert (
            await answer(new, "eleve@example.org", sent["id"], last_code(factory, "eleve@example.org")) == 200
        )

    async def test_learns_from_no_answer_who_has_an_account(
        self, browser: Browser, factory: Factory, settings: Settings
    ) -> None:
        factory.account("student", email="connue@example.org")
        asked_before(factory, settings, settings.unused_codes_per_network)
        answers = {}
        for email in ("connue@example.org", "inconnue@example.org"):
            said = []
            for _ in range(settings.unused_codes + 3):
                response = await (await browser(SCHOOL)).post("/api/v1/sign-in/code", json={"email": email})
                body: dict[str, Any] = response.json()
                waits = datetime.fromisoformat(body["arrives_at"]) > datetime.now(UTC)
                said.append((response.status_code, sorted(body), body["digits"], body["busy_network"], waits))
            answers[email] = said
        assert answers["connue@example.org"] == answers["inconnue@example.org"]
        assert answers["connue@example.org"][-1][2:] == (16, True, True)
        assert len(mailed(factory, "connue@example.org")) == settings.unused_codes + 1
        assert mailed(factory, "inconnue@example.org") == []
        # Nobody elsewhere waits for a mail that does not come.
        sent = await ask(await browser("198.51.100.22"), "inconnue@example.org")
        assert (sent["digits"], len(mailed(factory, "inconnue@example.org"))) == (16, 1)

    async def test_in_one_browser_waits(self, browser: Browser, settings: Settings) -> None:
        robot = await browser(SCHOOL)
        statuses = [
            (await robot.post("/api/v1/sign-in/code", json={"email": f"{n}@example.org"})).status_code
            for n in range(settings.codes_per_browser + 3)
        ]
        assert statuses == [202] * settings.codes_per_browser + [429] * 3

    async def test_walls_6_elsewhere_and_a_day_later_everything_is_as_before(
        self, browser: Browser, factory: Factory, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked_before(factory, settings, settings.unused_codes_per_network)
        await ask(await browser("198.51.100.21"), "ailleurs@example.org")
        assert len(mailed(factory, "ailleurs@example.org")) == 1
        Clock(monkeypatch).move(codes, days=1)
        await ask(await browser(SCHOOL), "demain@example.org")
        assert len(mailed(factory, "demain@example.org")) == 1


class TestAfterTheRobot:
    """Walls, line 6: who has no personal code waited a day behind a script that had long stopped.

    A network is held as long as the script goes on; a quarter of an hour later a class gets in, at the pace
    of the day's limit, which is no more than a robot may have anyway.
    """

    async def test_a_class_gets_in_a_quarter_of_an_hour_later(
        self, browser: Browser, factory: Factory, settings: Settings
    ) -> None:
        asked_before(factory, settings, settings.unused_codes_per_network, minutes_ago=16)
        for number in range(30):
            pupil, email = await browser(SCHOOL), f"eleve{number}@example.org"
            sent = await ask(pupil, email)
            assert not sent["busy_network"]
            assert await answer(pupil, email, sent["id"], last_code(factory, email)) == 200

    async def test_a_robot_that_comes_back_has_a_quarters_share_also_at_once(
        self, browser: Browser, factory: Factory, settings: Settings
    ) -> None:
        asked_before(factory, settings, settings.unused_codes_per_network, minutes_ago=16)
        share = settings.unused_codes_per_network // 96
        crowd = [await browser(SCHOOL) for _ in range(share + 20)]
        await together([ask(one, f"robot{n}@example.org") for n, one in enumerate(crowd)])
        assert factory.connection.execute("SELECT count(*) FROM mail").fetchone() == (share,)

    async def test_one_that_goes_on_gets_nothing(
        self, browser: Browser, factory: Factory, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Mails that were held keep the network held: it never finds it quiet."""
        asked_before(factory, settings, settings.unused_codes_per_network, minutes_ago=1)
        clock = Clock(monkeypatch)
        share = settings.unused_codes_per_network // 96
        for round_ in range(3):
            for number in range(share):
                await ask(await browser(SCHOOL), f"robot{round_}-{number}@example.org")
            clock.move(codes, minutes=13)
        assert factory.connection.execute("SELECT count(*) FROM mail").fetchone() == (0,)

    async def test_one_that_makes_accounts_waits_the_whole_day(
        self, browser: Browser, factory: Factory, settings: Settings
    ) -> None:
        asked_before(factory, settings, settings.codes_per_network, used=True, minutes_ago=600)
        assert (await ask(await browser(SCHOOL), "robot@robots.example"))["busy_network"]

    async def test_learns_from_no_answer_who_has_an_account(
        self, browser: Browser, factory: Factory, settings: Settings
    ) -> None:
        factory.account("student", email="connue@example.org")
        share = settings.unused_codes_per_network // 96
        for email in ("connue@example.org", "inconnue@example.org"):
            factory.connection.execute("DELETE FROM email_code")
            asked_before(factory, settings, settings.unused_codes_per_network, minutes_ago=16)
            asked_before(factory, settings, share - 1)
            sent = [(await ask(await browser(SCHOOL), email))["busy_network"] for _ in range(3)]
            assert sent == [False, True, True]


class TestHomesOfIPv6:
    """Walls, lines 5 and 6: whoever holds a /48 had 65,536 homes, each with a limit of its own."""

    def address(self, home: int, site: int = 0) -> str:
        """One of a home's addresses, in its last /64."""
        return f"2001:db8:{site:x}:{home * 256 + 255:x}::{home + 1:x}"

    async def test_a_home_is_one_whichever_of_its_networks_it_asks_from(
        self, browser: Browser, factory: Factory, settings: Settings
    ) -> None:
        asked_before(factory, settings, settings.unused_codes_per_network, network="2001:db8::/56")
        assert (await ask(await browser(self.address(0)), "a@example.org"))["busy_network"]
        assert not (await ask(await browser(self.address(1)), "b@example.org"))["busy_network"]

    async def test_a_site_has_four_times_that_and_no_more(
        self, browser: Browser, factory: Factory, settings: Settings
    ) -> None:
        asked_before(
            factory,
            settings,
            settings.unused_codes_per_network * 4 - 1,
            network="2001:db8::/48",
            column="site_mark",
        )
        sent = [
            (await ask(await browser(self.address(home)), f"{home}@example.org"))["busy_network"]
            for home in range(5)
        ]
        assert sent == [False] + [True] * 4
        assert not (await ask(await browser(self.address(0, site=1)), "e@example.org"))["busy_network"]

    async def test_a_home_that_is_held_holds_no_other(
        self, browser: Browser, factory: Factory, settings: Settings
    ) -> None:
        """It goes on asking, thousands of times more than the whole site may."""
        asked_before(factory, settings, settings.unused_codes_per_network, network="2001:db8::/56")
        for number in range(3):
            await ask(await browser(self.address(0)), f"robot{number}@example.org")
        row = factory.connection.execute("SELECT count(site_mark) FROM email_code").fetchone()
        assert row == (0,)
        await ask(await browser(self.address(1)), "voisine@example.org")
        assert factory.connection.execute("SELECT count(site_mark) FROM email_code").fetchone() == (1,)

    async def test_walls_5_however_many_sites_ask_one_mailbox_has_its_own_budget(
        self, browser: Browser, factory: Factory, settings: Settings
    ) -> None:
        """Sites of their own are cheap, and each has its own limit: none of what protects a mailbox counts
        networks, neither its mails nor the short codes that can be guessed (`chance_in_a_year`)."""
        victim = "eleve@example.org"
        known = await browser(SCHOOL)
        sent = await ask(known, victim)
        assert await answer(known, victim, sent["id"], last_code(factory, victim)) == 200
        before = len(mailed(factory, victim))

        async def attack(site: int) -> int:
            robot = await browser(self.address(0, site=site))
            sent = await ask(robot, victim)
            assert not sent["busy_network"]
            assert await answer(robot, victim, sent["id"], "0" * sent["digits"]) == 422
            return int(sent["digits"])

        digits = await together([attack(site) for site in range(1, 201)])
        assert digits.count(6) == settings.unused_codes
        assert min(found for found in digits if found != 6) >= 10
        assert len(mailed(factory, victim)) - before <= settings.unused_codes + 1
        sent = await ask(known, victim)
        assert sent["digits"] == 6
        assert await answer(known, victim, sent["id"], last_code(factory, victim)) == 200


class TestOtherThings:
    """Walls, line 6: what else a visitor may send is counted apart, and wide enough for a school."""

    async def test_walls_6_reports_do_not_use_up_what_parents_may_send(
        self, app: FastAPI, browser: Browser, factory: Factory
    ) -> None:
        app.state.public_writes = AddressLimit(3, seconds=3600)
        visitor = await browser(SCHOOL)
        place = factory.place()
        report = {"id": "00000000-0000-7000-8000-000000000001", "topic": "hours", "message": "Fermé"}
        reports = [
            (await visitor.post(f"/api/v1/places/{place}/error-reports", json=report)).status_code
            for _ in range(4)
        ]
        assert reports == [201, 200, 200, 429]
        opened = await visitor.post("/api/v1/guardian/open", json={"token": "x" * 43})
        assert opened.status_code == 404

    async def test_walls_6_who_is_signed_in_is_not_counted_with_strangers(
        self, app: FastAPI, browser: Browser, factory: Factory
    ) -> None:
        app.state.public_writes = AddressLimit(3, seconds=3600)
        path = f"/api/v1/places/{factory.place()}/error-reports"

        async def statuses(device: httpx.AsyncClient) -> list[int]:
            reports = [{"id": str(uuid4()), "topic": "hours", "message": "Fermé"} for _ in range(4)]
            return [(await device.post(path, json=report)).status_code for report in reports]

        assert await statuses(await browser(SCHOOL)) == [201] * 3 + [429]
        for _ in range(2):
            pupil = await browser(SCHOOL)
            pupil.cookies.set("epass_session", factory.session(factory.account("student")))
            assert await statuses(pupil) == [201] * 3 + [429]

    def test_walls_6_a_school_fits_into_the_coarse_limits(self, settings: Settings) -> None:
        """All pupils within ten minutes: a page with its files and six requests that write, each."""
        usual = Settings(_env_file=None)
        assert usual.public_writes_per_hour >= PUPILS
        assert usual.writes_per_minute * 10 >= PUPILS * 8
        assert usual.reads_per_minute * 10 >= PUPILS * 150


class TestPasses:
    """Walls, line 6: one script used up a school's codes of a day, and nobody without account got in.

    What a school hands to one person opens the door that the script has closed, and only to that person.
    """

    @pytest.fixture
    def busy(self, factory: Factory, settings: Settings) -> None:
        asked_before(factory, settings, settings.unused_codes_per_network)

    @pytest.fixture
    def codes_of_school(self, factory: Factory, settings: Settings) -> list[str]:
        """What the school has printed."""
        made = ["ABCDEFGHJK", "BCDEFGHJKM"]
        factory.commune("44109", "Nantes")
        school = factory.organisation(factory.account("school"), uai="0440001A", name="Lycée du Lac")
        (batch,) = factory.connection.execute(
            "INSERT INTO age_code_batch (organisation_id, name, department, created_at, expires_at)"
            " VALUES (%s, 'Lycée du Lac', '44', now(), now() + interval '30 days') RETURNING id",
            [school],
        ).fetchone() or (None,)
        secrets = Secrets(settings.secret_key.get_secret_value())
        for number, code in enumerate(made):
            factory.connection.execute(
                "INSERT INTO age_code (code_mark, batch_id, number) VALUES (%s, %s, %s)",
                [secrets.mark("age code", code), batch, number],
            )
        return made

    async def asks(self, pupil: httpx.AsyncClient, email: str, code: str | None) -> httpx.Response:
        return await pupil.post("/api/v1/sign-in/code", json={"email": email, "personal_code": code})

    async def test_a_pupil_with_a_personal_code_signs_in_the_same_morning(
        self, busy: None, codes_of_school: list[str], browser: Browser, factory: Factory
    ) -> None:
        pupil, email = await browser(SCHOOL), "eleve@example.org"
        without = (await self.asks(pupil, email, None)).json()
        assert (without["busy_network"], mailed(factory, email)) == (True, [])
        # As it is printed, typed in small letters.
        sent = (await self.asks(pupil, email, f" {codes_of_school[0].lower()} ")).json()
        assert not sent["busy_network"]
        assert await answer(pupil, email, sent["id"], last_code(factory, email)) == 200
        # It still vouches for an age.
        used = factory.connection.execute("SELECT count(used_at) FROM age_code").fetchone()
        assert used == (0,)

    async def test_a_robot_without_one_gets_nothing_still(
        self, busy: None, codes_of_school: list[str], browser: Browser, factory: Factory
    ) -> None:
        for number, code in enumerate(["ZZZZZZZZZZ", "23456789AB"]):
            said = await self.asks(await browser(SCHOOL), f"robot{number}@example.org", code)
            assert said.json()["busy_network"]
        wrong = await self.asks(await browser(SCHOOL), "robot@example.org", "1")
        assert (wrong.status_code, wrong.json()["errors"][0]["field"]) == (422, "personal_code")
        assert factory.connection.execute("SELECT count(*) FROM mail").fetchone() == (0,)

    async def test_a_robot_with_one_gets_a_few_also_at_once(
        self, busy: None, codes_of_school: list[str], browser: Browser, factory: Factory
    ) -> None:
        crowd = [await browser(SCHOOL) for _ in range(30)]
        code = codes_of_school[0]
        await together([self.asks(one, f"robot{n}@example.org", code) for n, one in enumerate(crowd)])
        assert factory.connection.execute("SELECT count(*) FROM mail").fetchone() == (passes.CODES_A_DAY,)
        # A pupil beside it has a code of their own.
        assert not (await self.asks(await browser(SCHOOL), "e@example.org", codes_of_school[1])).json()[
            "busy_network"
        ]

    @pytest.mark.parametrize(
        "over",
        [
            "UPDATE age_code SET used_at = now()",
            "UPDATE age_code_batch SET revoked_at = now()",
            "UPDATE age_code_batch SET expires_at = now()",
            "UPDATE organisation SET verified_at = NULL",
            "UPDATE organisation SET closed_at = now()",
        ],
    )
    async def test_one_that_is_over_opens_nothing(
        self, busy: None, codes_of_school: list[str], browser: Browser, factory: Factory, over: str
    ) -> None:
        factory.connection.execute(over.encode())
        said = await self.asks(await browser(SCHOOL), "eleve@example.org", codes_of_school[0])
        assert said.json()["busy_network"]
        assert mailed(factory, "eleve@example.org") == []
