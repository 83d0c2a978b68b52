"""The accounts and projects that each test of the embedded server runs under."""

import os
import pwd
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.platform.kit.postgres.accounts import (
    HERE,
    ORDINARY_ACCOUNT,
    ROOT,
    Account,
    copied_interpreter,
    copy_packages,
)


@pytest.fixture(scope="session")
def ordinary_account() -> Iterator[Account]:
    """An ordinary account with a private home that holds its own Python, packages and copy of our code."""
    if os.geteuid() != 0:
        pytest.skip("the tests already run as an ordinary user")
    entry = pwd.getpwnam(ORDINARY_ACCOUNT)
    home = Path(tempfile.mkdtemp(prefix="home of nobody é ", dir="/tmp"))
    code = home / "code"
    copy_packages(code)
    shutil.copytree(ROOT / "api/platform/kit/postgres", code / "api/platform/kit/postgres")
    shutil.copy2(HERE / "starter.py", code)
    python = copied_interpreter(home / "python")
    for path in (home, *home.rglob("*")):
        os.chown(path, entry.pw_uid, entry.pw_gid, follow_symlinks=False)
    command = [str(python), str(code / "starter.py")]
    environment = {"PYTHONPATH": str(code), "HOME": str(home)}
    if python.is_relative_to(home):
        environment["LD_LIBRARY_PATH"] = str(home / "python" / "lib")
    yield Account(command, environment, home, entry.pw_uid, entry.pw_gid)
    shutil.rmtree(home)


@pytest.fixture(scope="session", params=["this account", "ordinary account"])
def account_of_run(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Account]:
    """The tests run as whoever runs them and, where that is root, as an ordinary account too."""
    if request.param == "this account":
        command = [sys.executable, str(HERE / "starter.py")]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        account = Account(command, environment, tmp_path_factory.mktemp("this account"))
    else:
        account = request.getfixturevalue("ordinary_account")
    yield account
    account.clean()


@pytest.fixture
def account(account_of_run: Account) -> Iterator[Account]:
    """The account of the run; what a test leaves running ends with it."""
    yield account_of_run
    account_of_run.end_starters()


@pytest.fixture
def fresh_project(account: Account, request: pytest.FixtureRequest) -> Path:
    """A project without a cluster."""
    return account.project(request.node.originalname)
