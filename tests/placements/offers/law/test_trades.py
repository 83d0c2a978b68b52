"""Placements, line 4: a dangerous trade without a word of its danger is asked about, not refused."""

import csv
import re
from pathlib import Path
from typing import Any

import pytest

from api.placements.offers.law import forbidden, trades
from api.placements.offers.law.amounts import Beside
from api.placements.offers.law.book import RULES, cited
from api.placements.offers.schemas import OfferWrite
from tests.placements.offers.test_rules import apprenticeship, observation, placement

CAREERS = Path("api/home/demo/data/careers.csv")
ROOFER, WEBSITE = "F1619", "M1805"
ROOFS, TREES = "43.91B", "02.20Z"

ASKED: list[tuple[dict[str, Any], str | None, str]] = [
    (observation(rome_codes=[ROOFER]), None, "roofs"),
    (observation(title="Une semaine chez un couvreur"), None, "roofs"),
    (observation(title="Découverte du métier de charpentière"), None, "frames"),
    (apprenticeship(title="Apprenti·e", rome_codes=[ROOFER]), None, "roofs"),
    (placement(levels=["bac_pro"], title="Stage d’élagueur"), None, "trees"),
    (observation(), ROOFS, "roofs"),
    (observation(), TREES, "trees"),
    (observation(rome_codes=["H2913"], description="Viens découvrir l’entreprise."), None, "welding"),
    # Neither who is there nor a general phrase alone is enough.
    (observation(rome_codes=[ROOFER], description="Tu suis notre équipe."), None, "roofs"),
    (observation(rome_codes=[ROOFER], description="N’hésite pas à venir avec l’équipe."), None, "roofs"),
    (observation(rome_codes=[ROOFER], description="Avec le chef, pas sur les toits trop longtemps."), None,
     "roofs"),
    (observation(rome_codes=[ROOFER], description="Avec le chef, sans monter tout seul."), None, "roofs"),
    (apprenticeship(rome_codes=[ROOFER], description="Tu regardes le maître, puis tu poses."), None, "roofs"),
]  # fmt: skip

LEFT_ALONE: list[tuple[dict[str, Any], str | None]] = [
    (observation(rome_codes=[ROOFER], description="Avec le chef, tu regardes depuis le sol."), None),
    (observation(rome_codes=[ROOFER], description="Avec un artisan, tu ne montes jamais."), None),
    (observation(rome_codes=[ROOFER], description="Au bureau avec Sylvie, PAS sur les toits."), None),
    (observation(rome_codes=[ROOFER], description="Avec le chef, tu suis le chantier sans monter."), None),
    (apprenticeship(rome_codes=[ROOFER], description="Avec ton maître, sans monter avant tes 18 ans."), None),
    (apprenticeship(rome_codes=[ROOFER], declarations=["dangerous_work"]), None),
    (placement(levels=["but"], rome_codes=[ROOFER]), None),  # adults
    (observation(rome_codes=[WEBSITE]), ROOFS),  # the office of a roofer
    (observation(), "43.32A"),
    (observation(title="Au fournil"), None),
]  # fmt: skip


@pytest.mark.parametrize(("offer", "naf", "trade"), ASKED)
def test_a_dangerous_trade_is_asked_about(offer: dict[str, Any], naf: str | None, trade: str) -> None:
    (found,) = trades.check(OfferWrite.model_validate(offer), Beside(naf), minors=True)
    pupil = offer["kind"] == "observation"
    rule = "dangerous_trade_watched" if pupil else "dangerous_trade"
    assert (found.rule, found.outcome, found.field, found.about) == (
        rule, "asked", "description", trade,
    )  # fmt: skip
    told = cited(found)
    assert re.search(r"\(D4153-\d\d\)", told["fr"])
    assert ("avec qui est l’élève" if pupil else "avec qui est la personne mineure") in told["fr"]
    # Who only observes has no derogation: the company is not sent to declare one.
    assert ("déclarez" in told["fr"]) is not pupil
    assert bool(RULES[rule].declarations) is not pupil
    assert re.search(r"\(D4153-\d\d\)", told["en"])


@pytest.mark.parametrize(("offer", "naf"), LEFT_ALONE)
def test_who_says_what_is_done_and_with_whom_is_left_alone(offer: dict[str, Any], naf: str | None) -> None:
    written = OfferWrite.model_validate(offer)
    minors = forbidden.binds(written.kind, written.levels)
    assert list(trades.check(written, Beside(naf), minors=minors)) == []


def test_each_trade_is_of_careers_that_exist_and_of_named_tasks() -> None:
    with CAREERS.open(encoding="utf-8") as lines:
        careers = {row["code"] for row in csv.DictReader(lines, delimiter=";")}
    codes = [code for trade in trades.TRADES for code in trade.careers]
    assert set(codes) <= careers
    assert len(set(codes)) == len(codes)
    for trade in trades.TRADES:
        assert set(trade.tasks) <= set(forbidden.BY_CODE)
        assert trade.name["fr"] != trade.name["en"]
        assert re.compile(trade.titles)
