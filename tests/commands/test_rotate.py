"""`epass rotate-secret`: the key is replaced while people sign in, and nobody notices."""

import asyncio
import re
import time
from argparse import Namespace
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from threading import Event
from uuid import UUID, uuid4

import httpx
import pyotp
import pytest
import uvicorn
from fastapi import FastAPI
from pydantic import SecretStr

from api import __main__ as command
from api import running, startup
from api.app import create_app
from api.people.privacy import stops
from api.platform.access import SESSION_COOKIE, Role
from api.platform.kit.cookies import cookie_name
from api.platform.kit.database import connect
from api.platform.kit.secrets import Secrets, digest
from api.platform.server_key import rotation
from api.platform.server_key.service import Keys, WrongKeyError
from api.platform.settings import Settings, get_settings
from api.startup import SEALED, OperatorError
from tests.factories import Factory
from tests.settings import ORIGIN

OLD, NEW = "the former key, of 32 characters or more", "another that follows, 32 characters or more"
HOME = "/api/v1/me/second-factor"
MAILBOX = "parent@example.org"
PEOPLE = 12
SOURCE = Path(rotation.__file__).parents[2]

Run = Callable[..., tuple[int, str]]
Process = Callable[..., Awaitable[FastAPI]]


@pytest.fixture
def epass(
    database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Run]:
    """The command with the rights of the runtime: status and what it said."""
    monkeypatch.setenv("EPASS_DATABASE_URL", database_url)

    def run(*arguments: str, key: str = NEW, previous: str = OLD) -> tuple[int, str]:
        monkeypatch.setenv("EPASS_SECRET_KEY", key)
        monkeypatch.setenv("EPASS_SECRET_KEY_PREVIOUS", previous)
        get_settings.cache_clear()
        parsed = command.parser().parse_args(["rotate-secret", *arguments])
        capsys.readouterr()
        return parsed.run(parsed), capsys.readouterr().out

    yield run
    get_settings.cache_clear()


@pytest.fixture
async def process(settings: Settings) -> AsyncIterator[Process]:
    """Starts the api with keys, as `epass serve` does."""
    async with AsyncExitStack() as opened:

        async def start(key: str, previous: str = "") -> FastAPI:
            given = settings.model_copy(
                update={"secret_key": SecretStr(key), "secret_key_previous": SecretStr(previous)}
            )
            assert settings.database_url
            app = create_app(startup.check_key(settings.database_url, given))
            opened.push_async_callback(app.state.database.close)
            return app

        yield start


def device(app: FastAPI, token: str) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(app),
        base_url=ORIGIN,
        headers={"Origin": ORIGIN},
        cookies={cookie_name(app.state.settings, SESSION_COOKIE): token},
    )


def seal(factory: Factory, key: str, how_many: int = 1) -> list[UUID]:
    """Second factors of so many people, sealed with a key."""
    accounts = [factory.account() for _ in range(how_many)]
    for account in accounts:
        factory.connection.execute(
            "INSERT INTO totp (account_id, sealed_secret, last_step, failures) VALUES (%s, %s, 0, 0)",
            [account, Secrets(key).seal(str(account))],
        )
    return accounts


def hanging(url: str, keys: Keys) -> int:
    with connect(url) as connection:
        return sum(left.old for left in rotation.left(connection, keys, SEALED))


@pytest.mark.parametrize("born", ["today", "before the lasting key"])
async def test_nobody_notices(born: str, factory: Factory, process: Process, epass: Run) -> None:
    if born != "today":
        mark = Secrets(OLD).mark("server key", "fingerprint")
        factory.connection.execute("INSERT INTO server_key (id, mark, since) VALUES (1, %s, now())", [mark])
    before = await process(OLD)
    account = factory.account(Role.ADMIN)
    # Weeks before: an app for codes, a link in a mail, somebody who is banned by the digest of an address.
    secret = pyotp.random_base32()
    factory.connection.execute(
        "INSERT INTO totp (account_id, sealed_secret, confirmed_at, last_step, failures)"
        " VALUES (%s, %s, now(), 0, 0)",
        [account, before.state.secrets.seal(secret)],
    )
    link = stops.token(before.state.secrets, MAILBOX)
    marked = before.state.secrets.mark("ban email", "banned@example.org")
    session = factory.session(account, strong=False)

    async def noticed(app: FastAPI) -> None:
        assert app.state.secrets.mark("ban email", "banned@example.org") == marked
        factory.connection.execute("UPDATE totp SET last_step = 0")
        async with device(app, session) as phone:
            read = await phone.post("/api/v1/guardian/mails", json={"token": link})
            assert read.status_code == 200, read.text
            proof = await phone.post(f"{HOME}/totp/proof", json={"code": pyotp.TOTP(secret).now()})
            assert proof.status_code == 200, proof.text

    await noticed(before)
    # Every process knows both before one seals with the new one.
    await noticed(await process(OLD, NEW))
    during = await process(NEW, OLD)
    await noticed(during)
    status, told = epass("--check")
    assert (status, told.split()[0]) == (1, "1")
    assert epass()[0] == 0
    await noticed(during)
    assert epass("--check")[0] == 0
    await noticed(await process(NEW))
    with pytest.raises(WrongKeyError):
        await process(OLD)
    # A second time, with what the first one left.
    assert epass(key=OLD, previous=NEW)[0] == 0
    await noticed(await process(OLD))


async def test_who_only_has_the_key_can_make_no_mark_and_no_link(process: Process) -> None:
    secrets = (await process(OLD)).state.secrets
    assert secrets.mark("ban email", MAILBOX) != Secrets(OLD).mark("ban email", MAILBOX)
    assert secrets.read_link(stops.token(Secrets(OLD), MAILBOX)) is None


def test_a_lasting_key_that_somebody_set_counts_nowhere(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the api would know neither banned people nor anybody's identity, and the worker would."""
    (tmp_path / "typed").write_text("what somebody typed, 32 characters or more")
    monkeypatch.setenv("EPASS_DATABASE_URL", database_url)
    monkeypatch.setenv("EPASS_SECRET_KEY", OLD)
    monkeypatch.setenv("EPASS_LASTING_KEY", "typed too")
    monkeypatch.setenv("EPASS_LASTING_KEY_FILE", str(tmp_path / "typed"))
    served: list[Settings] = []
    monkeypatch.setattr(uvicorn, "run", lambda *_, **__: served.append(get_settings()))
    get_settings.cache_clear()
    running.command_serve(Namespace())
    get_settings.cache_clear()
    known = startup.check_key(database_url, Settings(database_url=database_url, secret_key=SecretStr(OLD)))
    assert [one.lasting_key for one in served] == [known.lasting_key]


async def test_what_a_stop_leaves_is_what_the_next_run_finds(
    database_url: str, factory: Factory, process: Process, epass: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    await process(OLD)
    accounts = seal(factory, OLD, 7)
    monkeypatch.setattr(rotation, "BATCH", 2)
    batches = iter((None, None, KeyboardInterrupt))

    def told(*_: object) -> None:
        if (error := next(batches)) is not None:
            raise error

    with connect(database_url, autocommit=True) as connection, pytest.raises(KeyboardInterrupt):
        rotation.rotate(connection, Keys(NEW, OLD), SEALED, told)
    assert hanging(database_url, Keys(NEW, OLD)) == 1
    status, said = epass("--check")
    assert status == 1
    assert "Not done" in said
    for alone in (NEW, OLD):
        with pytest.raises(WrongKeyError, match="EPASS_SECRET_KEY_PREVIOUS"):
            await process(alone)
    await process(OLD, NEW)
    status, said = epass()
    assert status == 0
    assert re.search(r"^ +1 / 1$", said, re.MULTILINE)
    rows = factory.connection.execute("SELECT account_id, sealed_secret FROM totp").fetchall()
    assert {account: Secrets(NEW).unseal(sealed) for account, sealed in rows} == {
        account: str(account) for account in accounts
    }


def test_it_is_not_done_while_somebody_writes_with_the_former_key(
    database_url: str, factory: Factory
) -> None:
    startup.check_key(database_url, Settings(database_url=database_url, secret_key=SecretStr(OLD)))
    seal(factory, OLD)
    with connect(database_url, autocommit=True) as connection:
        assert not rotation.rotate(connection, Keys(NEW, OLD), SEALED, lambda *_: seal(factory, OLD) and None)
        assert not rotation.since(connection, Keys(NEW, OLD))
        assert rotation.rotate(connection, Keys(NEW, OLD), SEALED, lambda *_: None)
        assert rotation.since(connection, Keys(NEW, OLD))
        # One more, from a process that was never started again.
        seal(factory, OLD)
    assert hanging(database_url, Keys(NEW, OLD)) == 1


def test_what_neither_opens_is_told_and_stops_nothing(
    database_url: str, factory: Factory, epass: Run
) -> None:
    startup.check_key(database_url, Settings(database_url=database_url, secret_key=SecretStr(OLD)))
    seal(factory, "a key that was lost years ago, 32 and more")
    status, said = epass()
    assert status == 0
    assert "(1 illisibles / unreadable)" in said


def test_without_the_former_key_nothing_is_begun(database_url: str, epass: Run) -> None:
    startup.check_key(database_url, Settings(database_url=database_url, secret_key=SecretStr(OLD)))
    with pytest.raises(OperatorError, match="EPASS_SECRET_KEY_PREVIOUS"):
        epass(key=OLD, previous="")
    with pytest.raises(WrongKeyError):
        epass(key=NEW, previous="")


def test_one_key_twice_replaces_nothing_and_is_no_success(database_url: str, epass: Run) -> None:
    """Whoever was told « done » would throw the new key away, or believe that the former is out of use."""
    startup.check_key(database_url, Settings(database_url=database_url, secret_key=SecretStr(OLD)))
    for arguments in ((), ("--check",)):
        with pytest.raises(OperatorError, match="one key"):
            epass(*arguments, key=OLD, previous=OLD)


def test_the_wrong_order_is_told(database_url: str, factory: Factory, epass: Run) -> None:
    startup.check_key(database_url, Settings(database_url=database_url, secret_key=SecretStr(OLD)))
    factory.connection.execute("UPDATE server_key SET since = '2025-09-01 06:00Z'")
    seal(factory, OLD)
    status, said = epass(key=OLD, previous=NEW)
    assert status == 0
    assert "Nothing was to be replaced" in said
    assert "since 2025-09-01 06:00 UTC" in said
    status, said = epass()
    assert status == 0
    assert "Nothing" not in said
    assert "2025" not in said


def test_of_two_at_once_one_waits_for_its_turn(database_url: str, epass: Run) -> None:
    startup.check_key(database_url, Settings(database_url=database_url, secret_key=SecretStr(OLD)))
    with connect(database_url, autocommit=True) as other:
        assert rotation.alone(other)
        with pytest.raises(OperatorError, match="is running"):
            epass()
        assert epass("--check")[0] == 1
    assert epass()[0] == 0


def test_a_previous_key_that_was_cut_is_named(database_url: str, epass: Run) -> None:
    startup.check_key(database_url, Settings(database_url=database_url, secret_key=SecretStr(OLD)))
    with pytest.raises(WrongKeyError, match="EPASS_SECRET_KEY_PREVIOUS has fewer"):
        epass(key=OLD, previous=NEW[:31])


async def test_people_sign_in_and_enrol_while_keys_are_replaced_again_and_again(
    database_url: str, factory: Factory, process: Process
) -> None:
    first, second = await process(OLD, NEW), await process(NEW, OLD)
    over = Event()

    def rotations() -> int:
        count = 0
        with connect(database_url, autocommit=True) as connection:
            while not over.is_set() or count < 2:
                for keys in (Keys(NEW, OLD), Keys(OLD, NEW)):
                    # Whoever seals with the other key at the moment only makes it say « not done ».
                    rotation.rotate(connection, keys, SEALED, lambda *_: None)
                    count += 1
        return count

    people = [factory.account(Role.ADMIN) for _ in range(PEOPLE)]
    tokens = [[factory.session(account, strong=False) for _ in range(2)] for account in people]

    async def person(number: int) -> None:
        token, again = tokens[number]
        async with device((first, second)[number % 2], token) as here:
            for _ in range(3):
                secret = (await here.post(f"{HOME}/totp")).json()["secret"]
                moment = time.time()
                code = pyotp.TOTP(secret).at(int(moment))
                confirmed = await here.post(f"{HOME}/totp/confirm", json={"code": code})
                assert confirmed.status_code == 200, confirmed.text
        async with device((first, second)[(number + 1) % 2], again) as elsewhere:
            # No code works twice: the next one, where its half minute has not begun.
            code = pyotp.TOTP(secret).at(max(int(time.time()), int(moment) + 30))
            proof = await elsewhere.post(f"{HOME}/totp/proof", json={"code": code})
            assert proof.status_code == 200, proof.text

    turning = asyncio.create_task(asyncio.to_thread(rotations))
    ended = await asyncio.gather(*(person(number) for number in range(PEOPLE)), return_exceptions=True)
    over.set()
    assert await turning >= 2
    assert ended == [None] * PEOPLE
    with connect(database_url, autocommit=True) as connection:
        assert rotation.rotate(connection, Keys(NEW, OLD), SEALED, lambda *_: None)
    assert hanging(database_url, Keys(NEW, OLD)) == 0
    await process(NEW)


class TestSealed:
    def test_every_column_that_is_sealed_is_named(self, factory: Factory) -> None:
        named = factory.connection.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
            r" AND (column_name LIKE 'sealed%' AND column_name NOT LIKE '%\_at'"
            " OR column_name = 'logout_hint')"
        ).fetchall()
        # The lasting key is sealed anew by the rotation itself.
        assert {*named} - {("server_key", "sealed_lasting")} == {(one.table, one.column) for one in SEALED}

    def test_nothing_else_seals(self) -> None:
        """A new caller of `seal` asks which column it is, and whether that is named."""
        found = {
            str(path.relative_to(SOURCE))
            for path in SOURCE.rglob("*.py")
            if re.search(r"secrets\.seal\(", path.read_text())
        }
        assert found == {
            "badges/backpack/shares.py",
            "badges/issuing/codes.py",
            "badges/issuing/keys.py",
            "people/accounts/codes/shared.py",
            "people/accounts/routes/federation.py",
            "people/accounts/second_factor/totp.py",
            "people/organisations/schools.py",
            "people/privacy/asking.py",
            "people/privacy/guardians.py",
            "people/privacy/links.py",
            "platform/server_key/rotation.py",
            "platform/server_key/service.py",
        }

    def test_each_of_them_is_sealed_anew_with_the_rights_of_the_runtime(
        self, database_url: str, factory: Factory
    ) -> None:
        startup.check_key(database_url, Settings(database_url=database_url, secret_key=SecretStr(OLD)))
        old = Secrets(OLD)
        with factory.without_triggers() as connection:
            for one in SEALED:
                account = factory.account()
                if one.column == "logout_hint":
                    token = factory.session(account)
                    connection.execute(
                        "UPDATE session SET logout_hint = %s WHERE token_digest = %s",
                        [old.seal("x").decode(), digest(token)],
                    )
                else:
                    values = {**ROWS[one.table](account), one.column: old.seal("x")}
                    names, places = ", ".join(values), ", ".join(["%s"] * len(values))
                    connection.execute(
                        f"INSERT INTO {one.table} ({names}) VALUES ({places})", list(values.values())
                    )
        # An answer of a parent is never changed, but for this.
        factory.connection.execute("UPDATE guardian_request SET answered_at = now()")
        assert hanging(database_url, Keys(NEW, OLD)) == len(SEALED)
        with connect(database_url, autocommit=True) as connection:
            assert rotation.rotate(connection, Keys(NEW, OLD), SEALED, lambda *_: None)
        assert hanging(database_url, Keys(NEW, OLD)) == 0
        with connect(database_url) as connection:
            for one in SEALED:
                for (value,) in connection.execute(one.query.encode()):
                    assert Secrets(NEW).unseal(value.encode() if isinstance(value, str) else value) == "x"


LATER = "2099-01-01T00:00:00Z"
ROWS: dict[str, Callable[[UUID], dict[str, object]]] = {
    "totp": lambda account: {"account_id": account, "last_step": 0, "failures": 0},
    "badge_key": lambda _: {
        "kid": "k",
        "issuer_id": uuid4(),
        "algorithm": "ES256",
        "public_jwk": "{}",
        "created_at": LATER,
    },
    "badge_share": lambda account: {
        "id": uuid4(),
        "account_id": account,
        "credential_id": uuid4(),
        "token_digest": b"d",
        "expires_at": LATER,
    },
    "badge_code": lambda account: {
        "id": uuid4(),
        "achievement_id": uuid4(),
        "label": "x",
        "code_mark": b"m",
        "max_claims": 1,
        "created_by": account,
        "expires_at": LATER,
    },
    "school_code": lambda account: {
        "id": uuid4(),
        "organisation_id": uuid4(),
        "code_mark": b"m",
        "made_by": account,
        "created_at": LATER,
        "expires_at": LATER,
    },
    "consent_reference": lambda account: {"account_id": account, "mark": b"m"},
    "guardian_request": lambda account: {
        "account_id": account,
        "address_mark": b"m",
        "sent_at": LATER,
        "expires_at": LATER,
    },
    "shared_code": lambda _: {"email_mark": b"m", "language": "fr", "sends_at": LATER},
}
"""What else a row of each table has to have."""
