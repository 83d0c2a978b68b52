"""The embedded server from start to kill -9, run by root and by an ordinary account."""

import os
import shutil
import signal
import subprocess
import threading
import time
from pathlib import Path

import pytest
import sqlalchemy

from api.platform.kit.postgres import EmbeddedPostgres
from tests.platform.kit.postgres.accounts import Account, StarterError, processes_in, wait_for_end_of_server

pytestmark = pytest.mark.process


class TestStart:
    def test_fresh_then_warm(self, account: Account, fresh_project: Path) -> None:
        starter = account.starter(fresh_project)
        starter.ask("start")
        starter.sql("CREATE TABLE kept (id int)")
        extensions = {name for (name,) in starter.sql("SELECT extname FROM pg_extension")}
        assert extensions >= {"unaccent", "pg_trgm", "btree_gist"}
        starter.ask("stop")
        assert starter.ask("running_url") is None
        starter.ask("start")
        starter.sql("SELECT * FROM kept")

    def test_started_twice_is_started_once(self, account: Account) -> None:
        starter = account.starter(account.used_project)
        first = starter.ask("start")
        server = starter.server_pid
        assert starter.ask("start") == first
        assert starter.server_pid == server

    def test_french_text(self, account: Account) -> None:
        """Accents fold, case changes, and a typographic apostrophe ends a word for the search parser."""
        starter = account.starter(account.used_project)
        starter.ask("start")
        assert starter.sql("SELECT unaccent('Lycée'), upper('été'), current_setting('server_encoding')") == [
            ["Lycee", "ÉTÉ", "UTF8"]
        ]
        words = starter.sql("SELECT unnest(tsvector_to_array(to_tsvector('simple', 'l’École « à côté »')))")
        assert sorted(word for (word,) in words) == sorted(["l", "école", "à", "côté"])

    @pytest.mark.parametrize("durable", [True, False])
    def test_durability_is_the_callers_choice(self, account: Account, durable: bool) -> None:
        starter = account.starter(account.used_project, durable=durable)
        starter.ask("start")
        names = "('fsync', 'full_page_writes', 'synchronous_commit')"
        settings = starter.sql(f"SELECT DISTINCT setting FROM pg_settings WHERE name IN {names}")
        assert settings == [["on" if durable else "off"]]

    def test_a_killed_initdb_leaves_no_half_cluster(self, account: Account, fresh_project: Path) -> None:
        killed = account.starter(fresh_project)
        killed.send("start")
        while not (killed.home / "data.partial" / "base").exists():
            assert not (killed.home / "data").exists(), "it was over before it was killed"
            time.sleep(0.001)
        killed.kill()
        assert not (killed.home / "data").exists()
        starter = account.starter(fresh_project)
        starter.ask("start")
        starter.sql("SELECT 1")
        assert not (starter.home / "data.partial").exists()

    def test_only_the_main_thread_may_start(self, tmp_path: Path) -> None:
        caught: list[str] = []

        def start() -> None:
            try:
                EmbeddedPostgres(tmp_path).start()
            except RuntimeError as error:
                caught.append(str(error))

        thread = threading.Thread(target=start)
        thread.start()
        thread.join()
        assert "main thread" in caught[0]

    def test_sqlalchemy_understands_the_url(self, tmp_path: Path) -> None:
        project = tmp_path / "a b é+%"
        project.mkdir()
        server = EmbeddedPostgres(project, durable=False)
        try:
            with server as started:
                url = started.running_url()
                assert url is not None
                engine = sqlalchemy.create_engine(url)
                with engine.connect() as connection:
                    assert connection.scalar(sqlalchemy.text("SELECT current_database()")) == "epass"
                engine.dispose()
            assert server.running_url() is None
        finally:
            shutil.rmtree(server.home)


class TestKilled:
    def test_server(self, account: Account) -> None:
        """The same parent starts the server again; what was committed is there, the rest is not."""
        starter = account.starter(account.used_project, durable=True)
        starter.ask("start")
        starter.sql("DROP TABLE IF EXISTS kept; CREATE TABLE kept AS SELECT 1 AS id")
        server = starter.server_pid
        os.kill(server, signal.SIGKILL)
        while Path(f"/proc/{server}/stat").read_text().split(") ")[1][0] != "Z":
            time.sleep(0.001)
        starter.ask("start")
        assert starter.sql("SELECT id FROM kept") == [[1]]

    def test_server_that_leaves_a_process_which_never_ends(self, account: Account) -> None:
        """As one that waits for a lock of a killed one; stopped here, so that it cannot notice either."""
        starter = account.starter(account.used_project, durable=True)
        starter.ask("start")
        server = starter.server_pid
        stuck = next(pid for pid in processes_in(starter.home / "data") if pid != server)
        os.kill(stuck, signal.SIGSTOP)
        os.kill(server, signal.SIGKILL)
        while Path(f"/proc/{server}/stat").read_text().split(") ")[1][0] != "Z":
            time.sleep(0.001)
        starter.ask("start")
        assert stuck not in processes_in(starter.home / "data")
        assert starter.sql("SELECT 1") == [[1]]

    def test_parent(self, account: Account) -> None:
        """Its server ends by itself."""
        project = account.used_project
        killed = account.starter(project, durable=True)
        killed.ask("start")
        killed.sql("DROP TABLE IF EXISTS kept; CREATE TABLE kept AS SELECT 1 AS id")
        assert processes_in(killed.home / "data")
        killed.kill()
        wait_for_end_of_server(killed.home)
        starter = account.starter(project, durable=True)
        starter.ask("start")
        assert starter.sql("SELECT id FROM kept") == [[1]]

    def test_parent_and_started_again_at_once(self, account: Account) -> None:
        """The new parent waits for the end of the old server."""
        project = account.used_project
        starter = account.starter(project, durable=True)
        killed = account.starter(project, durable=True)
        killed.ask("start")
        killed.sql("DROP TABLE IF EXISTS kept; CREATE TABLE kept AS SELECT 1 AS id")
        killed.kill()
        starter.ask("start")
        assert starter.sql("SELECT id FROM kept") == [[1]]

    def test_parent_and_server(self, account: Account) -> None:
        """As after a power cut; the server's old id now belongs to another process of its account."""
        project = account.used_project
        killed = account.starter(project, durable=True)
        killed.ask("start")
        killed.sql("DROP TABLE IF EXISTS kept; CREATE TABLE kept AS SELECT 1 AS id")
        folder = killed.socket_folder
        os.kill(killed.server_pid, signal.SIGKILL)
        killed.kill()
        wait_for_end_of_server(killed.home)
        data = killed.home / "data"
        owner = data.stat().st_uid if os.geteuid() == 0 else None
        stranger = subprocess.Popen(["sleep", "60"], user=owner)
        try:
            for pid_file in (data / "postmaster.pid", folder / ".s.PGSQL.5432.lock"):
                _, *others = pid_file.read_text().splitlines(keepends=True)
                pid_file.write_text("".join([f"{stranger.pid}\n", *others]))
            starter = account.starter(project, durable=True)
            assert starter.ask("running_url") is None
            starter.ask("start")
            assert starter.sql("SELECT id FROM kept") == [[1]]
        finally:
            stranger.kill()
            stranger.wait()

    def test_interrupt_of_the_terminal_reaches_the_parent_alone(self, account: Account) -> None:
        starter = account.starter(account.used_project)
        starter.ask("start")
        assert os.getpgid(starter.server_pid) != os.getpgid(starter.process.pid)


class TestTwoStarters:
    def test_second_is_told_who_holds_the_database(self, account: Account) -> None:
        project = account.used_project
        first, second = account.starter(project), account.starter(project)
        assert second.ask("running_url") is None
        url = first.ask("start")
        with pytest.raises(StarterError) as caught:
            second.ask("start")
        assert caught.value.kind == "AlreadyRunningError"
        assert caught.value.pid == first.process.pid
        french, english = str(caught.value).splitlines()
        for language in (french, english):
            assert str(first.process.pid) in language
            assert "EPASS_DATABASE_URL" in language
        assert second.ask("running_url") == url
        assert second.sql("SELECT 1") == [[1]]
        first.ask("stop")
        second.ask("start")

    def test_at_once_on_a_fresh_project(self, account: Account, fresh_project: Path) -> None:
        starters = [account.starter(fresh_project) for _ in range(2)]
        for starter in starters:
            starter.send("start")
        refused = []
        for starter in starters:
            try:
                starter.answer()
            except StarterError as error:
                refused.append(error.kind)
        assert refused == ["AlreadyRunningError"]
        assert [starter.sql("SELECT 1") for starter in starters] == [[[1]], [[1]]]
