"""Every measurement still comes to its figures: each runs once, in the smallest world in which that can be.

One process runs them all, since most of the time goes into starting; two minutes on a quiet machine.
"""

import json
import math
import os
import pkgutil
import subprocess
import sys
from importlib import import_module
from typing import Any

import pytest

import benchmarks
from benchmarks.__main__ import MEASUREMENTS
from tests.test_command import ROOT

Outcomes = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Outcomes:
    """What came of each measurement, by its name."""
    file = tmp_path_factory.mktemp("benchmarks") / "outcomes.json"
    environment = {**os.environ, "BENCHMARK_SIZE": "smallest"}
    subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.smallest", file], cwd=ROOT, env=environment, check=True
    )
    return json.loads(file.read_text())


@pytest.mark.process
@pytest.mark.xdist_group("benchmarks")
@pytest.mark.parametrize("name", MEASUREMENTS)
def test_it_comes_to_its_figures(outcomes: Outcomes, name: str) -> None:
    outcome = outcomes[name]
    if "absent" in outcome:
        pytest.skip(outcome["absent"])
    assert "failed" not in outcome, outcome["failed"]
    assert outcome["figures"]
    assert all(math.isfinite(value) for value in outcome["figures"].values()), outcome["figures"]


@pytest.mark.process
@pytest.mark.xdist_group("benchmarks")
def test_the_soak_is_answered_without_errors(outcomes: Outcomes) -> None:
    told = outcomes["soak"]["figures"]
    assert [value for figure, value in told.items() if figure.startswith("soak, errors:")] == [0], told


def test_no_measurement_is_forgotten() -> None:
    modules = [import_module(f"benchmarks.{one.name}") for one in pkgutil.iter_modules(benchmarks.__path__)]
    assert {one.measure for one in modules if hasattr(one, "measure")} == set(MEASUREMENTS.values())
