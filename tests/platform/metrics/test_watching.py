"""The alert rules and the dashboard name what the processes really tell."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from api.platform.kit.causes import WORDS
from tests.databases import Emptying
from tests.test_command import ROOT, answers, environment, free_port

WATCHING = ROOT / "deploy" / "watching"
RULES = yaml.safe_load((WATCHING / "alerts.yml").read_text())
DASHBOARD = json.loads((WATCHING / "dashboard.json").read_text())
ALERTS: list[dict[str, Any]] = [rule for group in RULES["groups"] for rule in group["rules"]]
TARGETS: list[dict[str, str]] = [target for panel in DASHBOARD["panels"] for target in panel["targets"]]
EXPRESSIONS = [one["expr"] for one in (*ALERTS, *TARGETS)]
NAMES = re.compile(r"\b(?:epass|process|python)_\w+")
FUNCTIONS = {
    "sum", "max", "min", "predict_linear", "rate", "increase", "histogram_quantile", "topk", "absent",
    "by", "or", "and", "le",
    "route", "status", "cause", "task", "outcome", "gravity", "source", "what", "application",
    "folder", "instance", "up", "job", "h", "m", "d", "s", "e",
}  # fmt: skip


@pytest.fixture(scope="module")
def told(
    worker_database_url: str, empty_tables: Emptying, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, set[str]]]:
    """Every metric of a real api and a real worker on one machine, and the labels that it has."""
    first, site = free_port(), free_port()
    log = tmp_path_factory.mktemp("watching") / "log"
    with log.open("wb") as output:
        processes = [
            subprocess.Popen(
                [sys.executable, "-m", "api", command],
                cwd=ROOT,
                env=environment(
                    EPASS_DATABASE_URL=worker_database_url,
                    EPASS_SECRET_KEY="the key of this test, 32 characters or more",
                    EPASS_PORT=str(site),
                    EPASS_METRICS_PORT=str(first),
                    EPASS_DRAIN_SECONDS="0",
                ),
                stdout=output,
                stderr=subprocess.STDOUT,
            )
            for command in ("serve", "work")
        ]
        try:
            answers(f"http://127.0.0.1:{site}/api/v1/health")
            answers(f"http://127.0.0.1:{site}/api/v1/ready")
            assert httpx.get(f"http://127.0.0.1:{site}/metrics").status_code == 404
            found: dict[str, set[str]] = {}
            for port in ports(log):
                text = answers(f"http://127.0.0.1:{port}/metrics").text
                for family in text_string_to_metric_families(text):
                    name = f"{family.name}_total" if family.type == "counter" else family.name
                    labels = found.setdefault(name, set())
                    for sample in family.samples:
                        found.setdefault(sample.name, set()).update(sample.labels)
                        labels.update(sample.labels)
                    if family.type == "histogram":
                        found.setdefault(f"{name}_bucket", {"le"})
            yield found
        finally:
            for process in processes:
                process.terminate()
            for process in processes:
                process.wait(120)
            # Their key is not that of the next test.
            empty_tables()


def ports(log: Path) -> set[str]:
    """Where the two say that they tell their metrics."""
    import time

    until = time.monotonic() + 120
    while len(found := set(re.findall(r"metrics on http://127\.0\.0\.1:(\d+)/", log.read_text()))) < 2:
        assert time.monotonic() < until, log.read_text()
        time.sleep(0.1)
    return found


@pytest.mark.process
def test_every_metric_that_is_named_is_told(told: dict[str, set[str]]) -> None:
    named = {name for expression in EXPRESSIONS for name in NAMES.findall(expression)}
    assert len(named) > 20
    assert sorted(named - told.keys()) == []


@pytest.mark.process
def test_every_metric_of_the_documentation_is_told(told: dict[str, set[str]]) -> None:
    pages = [ROOT / "docs" / f"{page}.md" for page in ("at-night", "operating", "scaling")]
    named = {name for page in pages for name in re.findall(r"`(epass_[a-z_]+)`", page.read_text())}
    others = {"epass_owner", "epass_runtime", "epass_retention"}
    assert len(named) > 20
    assert sorted(named - others - told.keys()) == []


@pytest.mark.process
def test_connections_are_told_by_process_and_use(told: dict[str, set[str]]) -> None:
    assert told["epass_database_connections"] == {"application"}
    assert told["epass_http_requests_total"] == {"route", "status"}
    assert told["epass_http_request_seconds_bucket"] == {"route", "le"}


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_an_expression_is_whole(expression: str) -> None:
    """`promtool` reads them for good; this sees what is cut, or misspelt."""
    for opening, closing in ("()", "{}", "[]"):
        assert expression.count(opening) == expression.count(closing)
    bare = re.sub(r'"[^"]*"|\[[^\]]*\]|\$__rate_interval', " ", NAMES.sub(" ", expression))
    assert set(re.findall(r"[a-z_]+", bare)) <= FUNCTIONS
    for name in re.findall(r'cause=~?"([^"]+)"', expression):
        assert set(name.split("|")) <= WORDS


def test_an_alert_says_what_it_is_and_for_whom() -> None:
    assert len({rule["alert"] for rule in ALERTS}) == len(ALERTS) > 15
    for rule in ALERTS:
        assert set(rule) <= {"alert", "expr", "for", "labels", "annotations"}
        assert rule["labels"]["severity"] in ("page", "ticket")
        assert rule["annotations"]["summary"]
        assert re.fullmatch(r"\d+[smhd]", rule.get("for", "1m"))
        # What a summary names, its expression must leave.
        for label in re.findall(r"\$labels\.(\w+)", rule["annotations"]["summary"]):
            assert label in rule["expr"] or label in ("job", "instance")


def test_a_dashboard_stands_by_itself() -> None:
    assert DASHBOARD["uid"] == "epass"
    assert [one["type"] for one in DASHBOARD["templating"]["list"]] == ["datasource"]
    assert len({panel["id"] for panel in DASHBOARD["panels"]}) == len(DASHBOARD["panels"])
    places = {(panel["gridPos"]["x"], panel["gridPos"]["y"]) for panel in DASHBOARD["panels"]}
    assert len(places) == len(DASHBOARD["panels"])
    assert all(panel["title"] and panel["targets"] for panel in DASHBOARD["panels"])
