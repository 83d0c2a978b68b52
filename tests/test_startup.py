"""Walls, lines 23 and 27: what a command says before it starts, instead of a traceback or of silence."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from secrets import token_hex

import pytest
from pydantic import ValidationError

from api import startup
from api.platform.kit.database import connect
from api.platform.kit.secrets import Secrets
from api.platform.server_key import service as server_key
from api.platform.server_key.service import Keys, WrongKeyError
from api.platform.settings import Settings
from api.platform.settings.shapes import PublicDemoError, is_public
from tests.factories import Factory
from tests.test_command import epass

KEY = "the key of this database, 32 characters or more"
OTHER = "another key, also of 32 characters or more"
PUBLIC = "https://epass.example.org"


def refused(done: object, *words: str, status: tuple[int, ...] = (1, 2)) -> None:
    """A plain sentence in both languages on stderr, and a status that says so."""
    assert done.returncode in status, done.stderr  # type: ignore[attr-defined]
    told = " ".join(done.stderr.split())  # type: ignore[attr-defined]
    assert "Traceback" not in told
    for word in words:
        assert word in told, told


class TestSettings:
    @pytest.mark.process
    @pytest.mark.parametrize(
        ("name", "value", "french", "english"),
        [
            ("EPASS_PORT", "abc", "EPASS_PORT n’est pas utilisable", "a whole number"),
            ("PORT", "99999", "au plus 65535", "at most 65535"),
            ("EPASS_DEMO", "peut-être", "true ou false", "true or false"),
            ("EPASS_IMPORT_SCHEDULE", "chaque nuit", "du JSON", "JSON is expected"),
            ("EPASS_OFFER_FEEDS", '[{"partner": "offres-lba"}]', "EPASS_OFFER_FEEDS (0.address)", "required"),
            ("EPASS_DATABASE_URL", "mysql://a:topsecret@b/c", "EPASS_DATABASE_URL", "postgresql://"),
            (
                "EPASS_DATABASE_URL",
                "postgresql://a:topsecret@h:port/c",
                "EPASS_DATABASE_URL",
                "postgresql://",
            ),
            ("EPASS_DATABASE_URL", "postgresql://a:topsecret@127.0.0.1:1/c", "ne répond pas", "not answer"),
            ("EPASS_DATABASE_URL", "postgresql://a:topsecret@h/c?typo=1", "EPASS_DATABASE_URL", "address"),
        ],
    )
    def test_a_mistyped_one_is_told_without_its_value(
        self, tmp_path: Path, name: str, value: str, french: str, english: str
    ) -> None:
        done = epass("serve", cwd=tmp_path, **{"EPASS_SECRET_KEY": KEY, name: value})
        refused(done, french, english)
        assert "topsecret" not in done.stderr + done.stdout

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("deletion_grace_days", 10**11),
            ("masked_retention_days", 10**23),
            ("inactive_months", 10**6),
            ("hold_hours", 10**9),
            ("consent_proof_years", 2000),
            ("session_days", 10**7),
            ("error_report_words_days", 36_501),
            ("writes_per_minute", 10**12),
            ("application_reminder_days", [5, 10**9]),
            ("public_url", "epass.example.org"),
            ("public_url", "https://[::1"),
            ("tiles_url", "http://[::1"),
            ("company_directory_url", "file:///etc/passwd"),
            ("smtp_url", "mail.example.org:587"),
            ("smtp_url", "smtp://mail.example.org:often"),
            ("vapid_private_key", "abc"),
            ("vapid_private_key", "é" * 43),
            ("vapid_private_key", "A" * 43),
            ("vapid_private_key", "_" * 42 + "8"),
            ("push_authority", "/missing/authority.pem"),
            # What the privacy notice promises, and a factor that is proven for a century.
            ("staff_session_hours", 25),
            ("deletion_grace_days", 61),
            ("export_days", 31),
            ("reported_items_retention_days", 36500),
            ("minor_case_days", 4000),
            ("departments", []),
            ("mail_from", "a\nBcc: b@example.org"),
            ("mail_from", "E-pass"),
            ("contact_email", "x"),
            ("dpo_email", "a@example.org, b@example.org"),
        ],
    )
    def test_an_absurd_one_is_refused_before_anything_begins(self, name: str, value: object) -> None:
        """Such days have no date: deletion answered 500, and what was to be forgotten stayed for ever."""
        with pytest.raises(ValidationError) as refusal:
            Settings(_env_file=None, **{name: value})
        assert [one["loc"][0] for one in refusal.value.errors()] == [name]

    @pytest.mark.process
    def test_a_century_is_told_in_both_languages(self, tmp_path: Path) -> None:
        done = epass("serve", cwd=tmp_path, EPASS_SECRET_KEY=KEY, EPASS_APPEAL_DAYS="99999999999")
        refused(done, "EPASS_APPEAL_DAYS n’est pas utilisable", "au plus 36500", "at most 36500")

    @pytest.mark.process
    def test_a_file_of_settings_that_is_no_text(self, tmp_path: Path) -> None:
        (tmp_path / ".env").write_bytes(b"EPASS_PORT=\xff\xfe\n")
        refused(epass("keys", cwd=tmp_path), ".env")

    @pytest.mark.process
    def test_a_database_without_tables(self, tmp_path: Path) -> None:
        refused(epass("work", cwd=tmp_path, EPASS_SECRET_KEY=KEY), "epass migrate", status=(1,))


class TestImports:
    @pytest.fixture
    def run(self, database_url: str, tmp_path: Path) -> Callable[..., object]:
        own = {"EPASS_DATABASE_URL": database_url, "EPASS_SECRET_KEY": KEY}
        return lambda *words: epass("import", *words, cwd=tmp_path, **own)

    @pytest.mark.process
    def test_a_nul_in_the_code_of_a_postcode_list(self, run, tmp_path: Path, factory: Factory) -> None:
        path = tmp_path / "postal.csv"
        path.write_bytes(b"Code_commune_INSEE;Code_postal\n44\x00109;44000\n\xff\x1b;44000\n")
        done = run("codes-postaux", str(path))
        assert done.returncode == 0, done.stderr
        kept = factory.connection.execute("SELECT key, reason FROM import_rejection ORDER BY line").fetchall()
        assert kept == [("44 109", "unknown_commune"), ("ÿ", "unknown_commune")]

    @pytest.mark.process
    def test_a_zip_of_a_later_version(self, run, tmp_path: Path) -> None:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("a.csv", "a;b\n")
        content = bytearray(buffer.getvalue())
        content[content.index(b"PK\x01\x02") + 6] = 99
        path = tmp_path / "later.zip"
        path.write_bytes(content)
        refused(run("annuaire", str(path)), "Archive abîmée", "Broken or truncated archive")

    @pytest.mark.process
    @pytest.mark.parametrize("report", ["missing/report.jsonl", ".", "/dev/full"])
    def test_a_report_that_cannot_be_written_imports_nothing(
        self, run, tmp_path: Path, factory: Factory, report: str
    ) -> None:
        path = tmp_path / "departements.json"
        path.write_text('[{"code": "53", "nom": "Mayenne"}, {"code": "?"}]')
        done = run("departements", str(path), "--report", report)
        refused(done, "Le rapport ne peut pas être écrit", "The report cannot be written")
        assert factory.connection.execute("SELECT count(*) FROM department").fetchone() == (0,)

    @pytest.mark.process
    @pytest.mark.parametrize(
        ("address", "french"),
        [
            (".", "Un fichier est attendu"),
            ("a" * 300, "Fichier inaccessible"),
            ("http://[::1/liste.csv", "Adresse injoignable"),
            ("http://192.0.2.1:0/liste.csv", "Adresse injoignable"),
        ],
    )
    @pytest.mark.parametrize("source", ["annuaire", "offres-hellowork"])
    def test_what_is_no_file(self, run, source: str, address: str, french: str) -> None:
        refused(run(source, address), french)

    @pytest.mark.process
    @pytest.mark.parametrize("source", ["annuaire", "offres-hellowork"])
    def test_a_zip_whose_file_has_no_name(self, run, tmp_path: Path, source: str) -> None:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("é.csv", "a;b\n")
        path = tmp_path / "unnamed.zip"
        path.write_bytes(buffer.getvalue().replace("é".encode(), b"\xff\xfe"))
        refused(run(source, str(path)), "Archive abîmée", "Broken or truncated archive")

    @pytest.mark.process
    def test_a_log_that_cannot_be_read(self, tmp_path: Path, database_url: str) -> None:
        for log in ("missing.log", "."):
            done = epass("audit", "verify", "--log", log, cwd=tmp_path, EPASS_DATABASE_URL=database_url)
            refused(done, "Journal illisible", "The log cannot be read", status=(2,))


class TestDemoInPublic:
    @pytest.mark.parametrize("switch", ["demo", "mail_outbox"])
    def test_it_does_not_start_unless_a_second_setting_says_so(self, switch: str) -> None:
        with pytest.raises(ValidationError, match="EPASS_DEMO_ON_PUBLIC_SITE=true"):
            Settings(public_url=PUBLIC, _env_file=None, **{switch: True})
        assert Settings(public_url=PUBLIC, demo_on_public_site=True, _env_file=None, **{switch: True})
        assert Settings(public_url="http://127.0.0.1:8000", _env_file=None, **{switch: True})

    @pytest.mark.parametrize("host", ["0.0.0.0", "::", "203.0.113.7"])
    def test_nor_where_it_listens_beyond_this_machine_without_a_word(self, host: str) -> None:
        with pytest.raises(ValidationError, match="EPASS_HOST"):
            Settings(host=host, demo=True, _env_file=None)
        # A cloud machine has a private address behind its public one.
        for url in ("http://192.168.1.5:8000", "http://epass.local"):
            with pytest.raises(ValidationError, match="EPASS_HOST"):
                Settings(host=host, demo=True, public_url=url, _env_file=None)
        assert Settings(host=host, demo=True, demo_on_public_site=True, _env_file=None)

    @pytest.mark.parametrize("switch", ["demo", "mail_outbox"])
    @pytest.mark.parametrize(
        "url",
        [
            *(f"https://epass.{end}" for end in ("local", "test", "internal", "localhost.example.org")),
            *(f"http://{address}" for address in ("192.168.1.5:8000", "10.0.0.1", "[fe80::1]")),
        ],
    )
    def test_only_names_of_this_machine_are_local(self, switch: str, url: str) -> None:
        with pytest.raises(ValidationError, match="EPASS_DEMO_ON_PUBLIC_SITE=true"):
            Settings(public_url=url, _env_file=None, **{switch: True})
        for own in ("http://localhost:8000", "http://epass.localhost", "http://127.0.0.2", "http://[::1]:8"):
            assert Settings(public_url=own, _env_file=None, **{switch: True})

    @pytest.mark.process
    @pytest.mark.parametrize("command", ["serve", "work", "demo"])
    def test_no_command_starts(self, tmp_path: Path, command: str) -> None:
        done = epass(command, cwd=tmp_path, EPASS_DEMO="true", EPASS_PUBLIC_URL=PUBLIC)
        refused(done, "EPASS_DEMO_ON_PUBLIC_SITE=true si c’est voulu", "if that is meant")

    @pytest.mark.process
    def test_run_does_not_turn_it_on(self, tmp_path: Path) -> None:
        refused(epass("run", cwd=tmp_path, EPASS_PUBLIC_URL=PUBLIC), "EPASS_DEMO_ON_PUBLIC_SITE")
        with pytest.raises(PublicDemoError):
            Settings(public_url=PUBLIC, _env_file=None).refuse_public_demo()

    @pytest.mark.parametrize(
        ("url", "public"),
        [
            ("https://epass.example.org", True),
            ("http://epass.example.org", True),
            ("https://[2001:4860:4860::8888]", True),
            ("http://127.0.0.1:8000", False),
            ("https://localhost", False),
            ("http://192.168.1.5:8000", False),
            ("http://[::1]:8000", False),
            ("https://[", True),
        ],
    )
    def test_what_is_public(self, url: str, public: bool) -> None:
        assert is_public(url) is public

    def test_run_turns_no_demo_on_for_an_external_database(
        self, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, factory: Factory
    ) -> None:
        from api import __main__ as command
        from api import running
        from api.platform.settings import get_settings

        started: list[dict[str, str]] = []

        class Child:
            def __init__(self, _words: object, *, env: dict[str, str], **_more: object) -> None:
                started.append(env)

            def poll(self) -> int:
                return 0

            def terminate(self) -> None:
                """It is over already."""

            def wait(self, timeout: float) -> int:
                return 0

        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(running.subprocess, "Popen", Child)
        monkeypatch.setattr(running.signal, "signal", lambda *_: None)
        monkeypatch.setenv("EPASS_DATABASE_URL", database_url)
        monkeypatch.setenv("EPASS_SECRET_KEY", KEY)
        get_settings.cache_clear()
        try:
            running.command_run(command.parser().parse_args(["run"]))
        finally:
            get_settings.cache_clear()
        assert len(started) == 2
        assert not {"EPASS_DEMO", "EPASS_MAIL_OUTBOX"} & started[0].keys()
        assert factory.connection.execute("SELECT count(*) FROM place").fetchone() == (0,)


class TestAddresses:
    @pytest.mark.parametrize(
        "url",
        [
            "http://epass.example.org",
            "http://8.8.8.8",
            "https://epass.example.org/?x=1",
            "https://epass.example.org#f",
            "https://somebody@epass.example.org",
        ],
    )
    def test_an_address_that_the_app_cannot_have_is_refused(self, url: str) -> None:
        with pytest.raises(ValidationError, match="public_url"):
            Settings(public_url=url, _env_file=None)

    @pytest.mark.parametrize("url", ["", "https://epass.example.org/", "http://10.0.0.4", "http://localhost"])
    def test_others_are_taken(self, url: str) -> None:
        assert Settings(public_url=url, _env_file=None)

    @pytest.mark.parametrize(
        "proxies",
        ["*", "10.0.0.1, *", "0.0.0.0/0", "::/0", "0.0.0.0/1,128.0.0.0/1", "128.0.0.0/1", "::/1,8000::/1"],
    )
    def test_nobody_beyond_this_machine_writes_the_address_that_limits_count(self, proxies: str) -> None:
        with pytest.raises(ValidationError, match="EPASS_TRUSTED_PROXIES"):
            Settings(host="0.0.0.0", trusted_proxies=proxies, _env_file=None)
        assert Settings(trusted_proxies=proxies, _env_file=None)
        for known in ("172.16.0.0/12", "10.0.0.0/8, 192.168.0.0/16", "fc00::/7", "203.0.113.7", ""):
            assert Settings(host="0.0.0.0", trusted_proxies=known, _env_file=None)

    @pytest.mark.process
    @pytest.mark.parametrize(
        ("name", "value", "french", "english"),
        [
            ("EPASS_PUBLIC_URL", "http://epass.example.org", "n’est pas utilisable", "https is expected"),
            ("EPASS_PUBLIC_URL", "https://a.example.org?x", "n’est pas utilisable", "and nothing behind it"),
            ("EPASS_TRUSTED_PROXIES", "*", "croit tout le monde", "believes everybody"),
        ],
    )
    def test_no_command_starts_and_says_why(
        self, tmp_path: Path, name: str, value: str, french: str, english: str
    ) -> None:
        done = epass("serve", cwd=tmp_path, EPASS_SECRET_KEY=KEY, EPASS_HOST="0.0.0.0", **{name: value})
        refused(done, french, english, status=(2,))


class TestServerKey:
    @pytest.mark.parametrize(
        "key",
        [
            "a" * 32,
            "abcabc" * 20,
            "what `openssl rand -hex 32` prints",
            "0123456789abcdef" * 4,
            "CHANGE this before you start, please",
            "secret-key-secret-key-secret-key-1",
        ],
    )
    def test_one_that_can_be_guessed_is_refused(self, database_url: str, key: str) -> None:
        with pytest.raises(WrongKeyError, match="can be guessed"):
            self.check(database_url, key)

    def test_what_openssl_prints_is_taken(self, database_url: str) -> None:
        self.check(database_url, token_hex(32))

    def check(self, url: str, key: str) -> None:
        server_key.check(url, Keys(key), startup.SEALED, begun=startup.BEGUN)

    def test_the_first_start_notes_it_and_another_is_refused(self, database_url: str) -> None:
        self.check(database_url, KEY)
        self.check(database_url, KEY)
        with pytest.raises(WrongKeyError, match="epass new-key"):
            self.check(database_url, OTHER)
        with connect(database_url) as connection:
            (kept,) = connection.execute("SELECT string_agg(k::text, ' ') FROM server_key k").fetchone() or (
                "",
            )
        assert KEY not in kept

    def test_a_database_that_was_used_before_takes_only_a_key_that_opens_something(
        self, database_url: str, factory: Factory
    ) -> None:
        account = factory.account()
        factory.connection.execute(
            "INSERT INTO totp (account_id, sealed_secret, last_step, failures) VALUES (%s, %s, 0, 0)",
            [account, Secrets(KEY).seal("secret")],
        )
        with pytest.raises(WrongKeyError):
            self.check(database_url, OTHER)
        self.check(database_url, KEY)

    def test_every_sealed_column_can_be_counted(self, database_url: str) -> None:
        assert [count for _words, count in server_key.losses(database_url, KEY, startup.SEALED)] == (
            [0] * len(startup.SEALED)
        )

    @pytest.mark.process
    @pytest.mark.parametrize(
        "words",
        [
            ["serve"],
            ["work"],
            ["run"],
            ["demo"],
            ["admin", "a@example.org"],
            ["lost-key", "x"],
            ["import", "offres-lba", "x.json"],
        ],
    )
    def test_no_command_starts_with_another(
        self, database_url: str, tmp_path: Path, words: list[str]
    ) -> None:
        self.check(database_url, KEY)
        done = epass(*words, cwd=tmp_path, EPASS_DATABASE_URL=database_url, EPASS_SECRET_KEY=OTHER)
        refused(done, "n’est pas la clé de cette base", "is not the key of this database", status=(1,))
        short = epass(*words, cwd=tmp_path, EPASS_DATABASE_URL=database_url, EPASS_SECRET_KEY="short")
        refused(short, "moins de 32", status=(1,))

    @pytest.mark.process
    def test_a_new_one_is_accepted_on_purpose_and_what_is_lost_is_told(
        self, database_url: str, tmp_path: Path, factory: Factory
    ) -> None:
        self.check(database_url, KEY)
        factory.connection.execute(
            "INSERT INTO totp (account_id, sealed_secret, last_step, failures) VALUES (%s, %s, 0, 0)",
            [factory.account(), Secrets(KEY).seal("secret")],
        )
        more = {"EPASS_DATABASE_URL": database_url, "EPASS_SECRET_KEY": OTHER}
        told = epass("new-key", cwd=tmp_path, **more)
        assert told.returncode == 1
        assert "1  applications de second facteur" in told.stdout
        with pytest.raises(WrongKeyError):
            self.check(database_url, OTHER)
        assert epass("new-key", "--accept-losses", cwd=tmp_path, **more).returncode == 0
        self.check(database_url, OTHER)
