"""The release that a region runs before it is upgraded: its tree, taken out of git into a folder."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.pilot.story import UnexpectedError
from tests.test_command import ROOT


@dataclass(frozen=True)
class Release:
    """A commit, and where its files are; this tree itself where no older one is in reach."""

    name: str
    tree: Path

    @property
    def is_this(self) -> bool:
        """Whether the upgrade is one to the same release."""
        return self.tree == ROOT


THIS = Release("this release", ROOT)


def last_release() -> str:
    """The last tag, else the commit that last changed the number in pyproject.toml; empty without either."""
    if tag := _git("describe", "--tags", "--abbrev=0"):
        return tag
    return _git("log", "-1", "--format=%h", "-G", "^version = ", "--", "pyproject.toml")


def taken_out(reference: str, folder: Path) -> Release:
    """Its files, in that folder, which is made; this tree for the commit it is at. Raises UnexpectedError."""
    commit = _git("rev-parse", "--short", "--verify", "--quiet", f"{reference}^{{commit}}")
    if not commit:
        raise UnexpectedError(f"{reference}: no commit here")
    if commit == _git("rev-parse", "--short", "HEAD"):
        return THIS
    folder.mkdir()
    # With the modes of a clone, by which Docker knows what it has built before.
    command = ["git", "-c", "tar.umask=022", "archive", commit]
    archive = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    subprocess.run(["tar", "-x", "-C", str(folder)], input=archive.stdout, check=True)
    return Release(reference if reference == commit else f"{reference} ({commit})", folder)


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""
