"""Pipelines of GitHub and GitLab run what is run here, and nothing of others; a release has one number."""

import json
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
GITHUB = sorted((ROOT / ".github/workflows").glob("*.y*ml"))
RELEASED = re.compile(r"^## \[(\d\S*)\] - (\d{4}-\d{2}-\d{2})$", re.MULTILINE)
GITLAB = ROOT / ".gitlab-ci.yml"


def parsed(path: Path) -> dict[Any, Any]:
    found = yaml.safe_load(path.read_text())
    assert isinstance(found, dict)
    return found


def keys(value: Any) -> set[Any]:
    """Every key, however deep."""
    if isinstance(value, dict):
        return set(value).union(*map(keys, value.values()))
    return set().union(*map(keys, value)) if isinstance(value, list) else set()


def test_what_must_be_green_can_be_run() -> None:
    assert os.access(ROOT / ".ci/run", os.X_OK)


def test_github_runs_it_without_actions_of_others() -> None:
    assert GITHUB
    for path in GITHUB:
        flow = parsed(path)
        assert not keys(flow) & {"uses", "secrets", "pull_request_target", "workflow_run"}, path.name
        assert flow["permissions"] == {"contents": "read"}
        for job in flow["jobs"].values():
            steps = [step["run"] for step in job["steps"]]
            assert "git checkout --quiet FETCH_HEAD" in steps[0]
            # What strangers write (a branch's name, a title) reaches no shell.
            assert not [step for step in steps if "${{" in step]
            assert job["timeout-minutes"] <= 120
    ran = [step["run"] for path in GITHUB for job in parsed(path)["jobs"].values() for step in job["steps"]]
    assert ".ci/run" in ran
    assert "make audit" in ran


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="no repository here")
@pytest.mark.parametrize("job", ["check", "audit"])
def test_github_s_first_step_fetches_the_commit(job: str, tmp_path: Path) -> None:
    """As a container does it: root, in a folder of somebody else; the packages are there."""
    [path] = GITHUB
    step = parsed(path)["jobs"][job]["steps"][0]
    script = [line for line in step["run"].splitlines() if not line.startswith("apt-get ")]
    commit = subprocess.check_output(["git", "rev-parse", "HEAD"], cwd=ROOT, text=True).strip()
    folder = tmp_path / "work"
    folder.mkdir()
    if os.geteuid() == 0:
        os.chown(folder, 1001, 1001)
    environment = {"ADDRESS": f"file://{ROOT}", "COMMIT": commit, "TOKEN": "secret-token"}
    subprocess.run(
        ["sh", "-e", "-c", "\n".join(script)],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), **environment},
        check=True,
    )
    assert step["env"].keys() == environment.keys()
    assert (folder / ".ci/run").read_text() == (ROOT / ".ci/run").read_text()
    assert "secret-token" not in (folder / ".git/config").read_text()


def test_gitlab_runs_it_without_what_stands_elsewhere() -> None:
    flow = parsed(GITLAB)
    assert not keys(flow) & {"include", "trigger", "services", "extends"}
    assert flow["check"]["script"] == [".ci/run"]
    assert flow["audit"]["script"] == ["make audit"]
    github = [job["container"] for path in GITHUB for job in parsed(path)["jobs"].values()]
    assert {flow["default"]["image"], *github} == {"debian:trixie"}


class TestRelease:
    def test_has_one_number(self) -> None:
        number = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
        assert re.fullmatch(r"\d+\.\d+\.\d+", number)
        released = re.findall(
            r"^## \[(\d\S*)\] - (\d{4}-\d{2}-\d{2})$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE
        )
        assert released[0][0] == number
        code = parsed(ROOT / "publiccode.yml")
        assert (code["softwareVersion"], str(code["releaseDate"])) == released[0]
        lock = json.loads((ROOT / "pwa/package-lock.json").read_text())
        package = json.loads((ROOT / "pwa/package.json").read_text())
        assert {package["version"], lock["version"], lock["packages"][""]["version"]} == {number}

    def test_is_told_by_the_command_without_settings(self) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "api", "--version"],
            cwd=ROOT,
            env={"EPASS_PORT": "none"},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout == f"epass {version('epass')}\n"
