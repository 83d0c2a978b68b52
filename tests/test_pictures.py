"""Careers, interests and trainings: each has a picture. That it can be drawn: pwa/tools/pictures.test.mjs."""

import csv
import json
from pathlib import Path

from api.guide.interests.content import CARDS
from api.guide.trainings.domains import DOMAINS

ROOT = Path(__file__).parent.parent
TABLE: dict[str, dict[str, str]] = json.loads((ROOT / "pwa/tools/pictures.json").read_text("utf-8"))


def test_each_family_of_rome_has_a_picture() -> None:
    with (ROOT / "api/home/demo/data/career_families.csv").open(encoding="utf-8") as rows:
        families = {row["code"] for row in csv.DictReader(rows, delimiter=";")}
    assert len(families) > 100
    assert set(TABLE["careers"]) == families


def test_neighbours_are_told_apart() -> None:
    """Families of one domain stand in one list, interests and likings in one each."""
    careers = TABLE["careers"].items()
    for one in (
        TABLE["interests"],
        TABLE["likings"],
        *({code: name for code, name in careers if code[0] == domain} for domain in "ABCDEFGHIJKLMN"),
    ):
        assert len(set(one.values())) == len(one), one


def test_each_interest_has_a_picture() -> None:
    assert set(TABLE["interests"]) == set("RIASEC")


def test_each_of_romes_likings_has_a_picture(open_data: Path) -> None:
    with (open_data / "rome/v4-460/unix_centre_interet_v460_utf8.csv").open(encoding="utf-8") as rows:
        assert set(TABLE["likings"]) == {row["code_centre_interet"] for row in csv.DictReader(rows)}


def test_each_card_on_what_one_likes_has_a_picture() -> None:
    assert set(TABLE["tastes"]) == set(CARDS)


def test_each_field_of_training_has_a_picture() -> None:
    assert set(TABLE["domains"]) == set(DOMAINS)
