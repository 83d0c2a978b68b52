"""What the documentation tells an operator to type or to set is there."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from api.__main__ import parser
from api.platform.settings import Settings

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "docker-compose.yml"])
COMMAND = re.compile(r"(?<![\w./-])epass ((?:-{0,2}[a-z]|[A-Z])[^`\n|#;&()\"]*)")
SETTING = re.compile(r"EPASS_[A-Z0-9_]*[A-Z0-9]")
ELSEWHERE = {
    "EPASS_CHROMIUM": "of the tests",
    "EPASS_TEST_SERVER": "of the tests",
    "EPASS_IMAGE": "of docker-compose.yml",
    "EPASS_PGBOUNCER_IMAGE": "of docker-compose.yml",
}
CONNECTIONS = {"api reads", "worker queue"}
"""Names of connections to PostgreSQL, behind the same word."""


def typed(text: str) -> Iterator[list[str]]:
    """The words of each command in code, behind `epass`."""
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    for code in (*blocks, *spans):
        for found in COMMAND.findall(code):
            if found not in CONNECTIONS:
                yield found.replace("[", " ").replace("]", " ").replace("…", " ").replace(",", " ").split()


def unknown(words: list[str]) -> str | None:
    """What of a command is none: its name, one below it, an option."""
    at: argparse.ArgumentParser = parser()
    for number, word in enumerate(words):
        below = [one.choices for one in at._actions if isinstance(one, argparse._SubParsersAction)]
        if word.startswith("--"):
            if word not in at._option_string_actions:
                return " ".join(words[: number + 1])
        elif below and word not in below[0]:
            return word
        elif below:
            at = below[0][word]
    return None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_is_one(page: Path) -> None:
    text = page.read_text()
    if page.suffix == ".yml":
        text = "\n".join(f"`{line}`" for line in re.findall(r"epass [a-z][^\"&\]]*", text))
    assert [one for words in typed(text) if (one := unknown(words)) is not None] == []


def test_commands_are_found_and_wrong_ones_too() -> None:
    page = "`epass queue why JOB`, `epass nothing`, `epass queue lost`\n```sh\nepass check --all\n```\n"
    assert sorted(filter(None, map(unknown, typed(page)))) == ["check --all", "lost", "nothing"]
    at_night = (ROOT / "docs/at-night.md").read_text()
    assert len(list(typed(at_night))) > 20


@pytest.mark.parametrize("page", [one for one in PAGES if one.suffix == ".md"], ids=lambda page: page.name)
def test_what_compose_is_told_can_be_done(page: Path) -> None:
    """Each service is one, both that share the work are named, and who changes no tables is not asked to."""
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    for verb, words in re.findall(r"docker compose (logs|exec|run|stop) ([^`\n;|#>]+)", page.read_text()):
        named = [word for word in words.split() if word in services]
        assert named or verb in ("logs", "stop"), words
        if verb in ("logs", "stop"):
            assert {"api", "api2"} <= {*named} or not {"api", "api2"} & {*named}, words
            assert {"worker", "worker2"} <= {*named} or not {"worker", "worker2"} & {*named}, words
        if named and named[0] not in ("migrate", "backup"):
            assert not re.search(r"epass (migrate|roles|restore)", words), words


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_setting_is_one(page: Path) -> None:
    known = {f"EPASS_{name.upper()}" for name in Settings.model_fields} | ELSEWHERE.keys()
    named = set(SETTING.findall(re.sub(r"EPASS_\w*…\w*", "", page.read_text())))
    assert {one for one in named if one not in known and one.removesuffix("_FILE") not in known} == set()
