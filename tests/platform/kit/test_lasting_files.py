"""The app's lasting files in front of the api: whole, of two builds, and not for ever."""

import os
import time
from pathlib import Path

import pytest

from api.platform.kit.lasting_files import KEPT_DAYS, hand_out


@pytest.fixture
def built(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    for name in ("assets/app-1.js", "assets/app-1.js.br", "pictures/abc/one.svg", "index.html"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    return folder


def names(folder: Path) -> list[str]:
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())


def test_lasting_files_alone(built: Path, tmp_path: Path) -> None:
    """The shell's head is the api's to write."""
    served = tmp_path / "served"
    assert hand_out(built, served) == 3
    assert names(served) == ["assets/app-1.js", "assets/app-1.js.br", "pictures/abc/one.svg"]
    assert (served / "assets/app-1.js").read_text() == "assets/app-1.js"
    assert hand_out(built, served) == 0


def test_those_of_the_build_before_stay_until_nobody_can_need_them(built: Path, tmp_path: Path) -> None:
    served = tmp_path / "served"
    hand_out(built, served)
    (built / "assets/app-1.js").rename(built / "assets/app-2.js")
    hand_out(built, served)
    assert {"assets/app-1.js", "assets/app-2.js"} < set(names(served))
    long_ago = time.time() - KEPT_DAYS * 86_400 - 60
    for name in names(served):
        os.utime(served / name, (long_ago, long_ago))
    hand_out(built, served)
    assert "assets/app-1.js" not in names(served)
    assert names(served) == names_of(built)


def names_of(built: Path) -> list[str]:
    return [name for name in names(built) if name != "index.html"]


def test_what_a_killed_attempt_left_is_made_anew(built: Path, tmp_path: Path) -> None:
    served = tmp_path / "served"
    (served / "assets").mkdir(parents=True)
    (served / "assets/.app-1.js.part").write_text("ass")
    hand_out(built, served)
    assert (served / "assets/app-1.js").read_text() == "assets/app-1.js"
    assert not (served / "assets/.app-1.js.part").exists()
