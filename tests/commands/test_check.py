"""`epass check`: asked of a real mail server, a real name server, a real database."""

import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

import dns.message
import dns.rcode
import dns.rdatatype
import dns.rrset
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from dns.resolver import Resolver

from api import __main__ as command
from api.commands import check
from api.opening import Addresses, keyed_settings
from api.platform.kit.causes import IN_FRENCH, WORDS
from api.platform.settings import Settings, get_settings
from tests.factories import Factory
from tests.test_command import free_port

pytestmark = pytest.mark.process

Run = Callable[..., tuple[int, str]]
GOOD = {
    ("epass.example.", "TXT"): ['"something else"', '"v=spf1 mx -all"'],
    ("_dmarc.epass.example.", "TXT"): ['"v=DMARC1; p=quarantine"'],
    ("key1._domainkey.epass.example.", "TXT"): ['"v=DKIM1; k=ed25519; p=" "abcd"'],
    ("epass.example.", "MX"): ["10 mx.epass.example."],
}


class Letters(Message):
    """What the mail server was given."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[str] = []

    def handle_message(self, message: object) -> None:
        self.given.append(str(message["To"]))


@pytest.fixture
def letters(monkeypatch: pytest.MonkeyPatch) -> Iterator[Letters]:
    """A mail server on this machine."""
    letters = Letters()
    controller = Controller(letters, hostname="127.0.0.1", port=free_port())
    controller.start()
    monkeypatch.setenv("EPASS_SMTP_URL", f"smtp://127.0.0.1:{controller.port}")
    yield letters
    controller.stop()


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[tuple[str, str], list[str]]]:
    """A name server on this machine, and what it says: of what is not there, that there is no such name."""
    said = dict(GOOD)
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 0))

    def answer() -> None:
        while True:
            try:
                asked, peer = server.recvfrom(4096)
            except OSError:
                return
            if not asked:
                return
            question = dns.message.from_wire(asked)
            response = dns.message.make_response(question)
            (one,) = question.question
            name, kind = one.name.to_text().lower(), dns.rdatatype.to_text(one.rdtype)
            if found := said.get((name, kind)):
                response.answer.append(dns.rrset.from_text(name, 60, "IN", kind, *found))
            elif not any(known == name for known, _ in said):
                response.set_rcode(dns.rcode.NXDOMAIN)
            server.sendto(response.to_wire(), peer)

    thread = threading.Thread(target=answer)
    thread.start()
    resolver = Resolver(configure=False)
    resolver.nameservers, resolver.port = ["127.0.0.1"], server.getsockname()[1]
    monkeypatch.setattr(check, "_resolver", lambda: resolver)
    yield said
    server.sendto(b"", server.getsockname())
    thread.join()
    server.close()


@pytest.fixture
def epass(
    settings: Settings, factory: Factory, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Run]:
    """The command, for a site whose worker works."""
    assert settings.database_url
    monkeypatch.setenv("EPASS_DATABASE_URL", settings.database_url)
    monkeypatch.setenv("EPASS_SECRET_KEY", settings.secret_key.get_secret_value())
    monkeypatch.setenv("EPASS_MAIL_FROM", "E-pass <bonjour@epass.example>")
    factory.connection.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")
    usage = shutil.disk_usage("/")
    monkeypatch.setattr(check.shutil, "disk_usage", lambda _folder: usage._replace(free=usage.total // 2))

    def run(*arguments: str) -> tuple[int, str]:
        get_settings.cache_clear()
        parsed = command.parser().parse_args(["check", *arguments])
        capsys.readouterr()
        return parsed.run(parsed), capsys.readouterr().out

    yield run
    get_settings.cache_clear()


def test_a_site_that_is_in_order(epass: Run, letters: Letters, names: object) -> None:
    done, said = epass("--dkim-selector", "key1", "--mail-to", "moi@example.org")
    assert (done, "NON" in said) == (0, False), said
    for words in (
        "SPF of epass.example: v=spf1 mx -all",
        "DKIM of key1._domainkey.epass.example: v=DKIM1; k=ed25519; p=abcd",
        "bounces (MX of epass.example): mx.epass.example",
        "EPASS_SECRET_KEY: this database’s",
        "workers at work: 1",
    ):
        assert words in said
    assert letters.given == ["moi@example.org"]


def test_nothing_is_sent_unasked(epass: Run, letters: Letters, names: object) -> None:
    assert epass()[0] == 0
    assert letters.given == []


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        (("epass.example.", "TXT"), "SPF of epass.example: missing"),
        (("key1._domainkey.epass.example.", "TXT"), "DKIM of key1._domainkey.epass.example: missing"),
        (("epass.example.", "MX"), "bounces (MX of epass.example): nowhere"),
    ],
)
def test_what_receivers_would_miss(
    epass: Run,
    letters: Letters,
    names: dict[tuple[str, str], list[str]],
    missing: tuple[str, str],
    words: str,
) -> None:
    del names[missing]
    done, said = epass("--dkim-selector", "key1")
    assert (done, words in said) == (1, True), said


def test_two_spf_records_are_none(
    epass: Run, letters: Letters, names: dict[tuple[str, str], list[str]]
) -> None:
    """RFC 7208 §4.5: receivers then take neither."""
    names["epass.example.", "TXT"] = ['"v=spf1 mx -all"', '"v=spf1 a -all"']
    assert epass("--dkim-selector", "key1")[0] == 1


def test_a_mail_server_that_is_away(epass: Run, names: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EPASS_SMTP_URL", f"smtp://somebody:topsecret@127.0.0.1:{free_port()}")
    done, said = epass()
    assert (done, "mail server: no answer (connection refused)" in said, "topsecret" in said) == (
        1,
        True,
        False,
    )


def test_a_database_that_is_away_is_one_line(
    epass: Run, letters: Letters, names: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EPASS_DATABASE_URL", f"postgresql://nobody@127.0.0.1:{free_port()}/none")
    done, said = epass("--dkim-selector", "key1")
    lines = [line for line in said.splitlines() if line.startswith("NON")]
    assert (done, lines) == (
        1,
        ["NON  base de données\u00a0: pas de réponse (connexion à la base impossible)"],
    )
    assert "database: no answer (cannot connect to the database)" in said


def test_every_cause_has_its_french_words() -> None:
    assert set(IN_FRENCH) == WORDS


def test_the_key_and_the_outbox_of_a_demonstration_count(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """`make run` keeps a key beside its database, and shows codes on /outbox."""
    monkeypatch.delenv("EPASS_DATABASE_URL", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".epass").mkdir()
    (tmp_path / ".epass" / "vapid-key").write_text("kept\n")
    get_settings.cache_clear()
    keyed = keyed_settings()
    get_settings.cache_clear()
    assert keyed.vapid_private_key.get_secret_value() == "kept"
    asked = check.Asked(keyed, Addresses("", "", ""), None, None)
    (found,) = check._mail_server(asked)
    assert (found.holds, "codes are on /outbox" in found.en) == (None, True)


def test_without_mail_nobody_signs_in(epass: Run) -> None:
    done, said = epass()
    assert (done, "nobody signs in by a code" in said) == (1, True)


def test_another_key(epass: Run, letters: Letters, names: object, monkeypatch: pytest.MonkeyPatch) -> None:
    assert epass()[0] == 0
    monkeypatch.setenv("EPASS_SECRET_KEY", "another key, also of 32 characters or more")
    done, said = epass()
    assert (done, "is not the key of this database" in said) == (1, True)


def test_no_worker(epass: Run, factory: Factory, letters: Letters, names: object) -> None:
    factory.connection.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'")
    done, said = epass()
    assert (done, "workers at work: 0" in said) == (1, True)


def test_a_clock_that_is_wrong(
    epass: Run, letters: Letters, names: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Late(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return datetime.now(tz) - timedelta(minutes=2)

    monkeypatch.setattr(check, "datetime", Late)
    done, said = epass()
    assert (done, "clock, beside the database’s: 1" in said) == (1, True), said


def test_a_full_disk(epass: Run, letters: Letters, names: object, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = check.shutil.disk_usage("/")._replace(free=0)
    monkeypatch.setattr(check.shutil, "disk_usage", lambda _folder: usage)
    done, said = epass()
    assert (done, "0%, 0 MiB" in said) == (1, True)
