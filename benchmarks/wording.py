"""The words of offers: how many of those that people labelled are held, and how long an offer takes."""

import time
from collections.abc import Sequence

from benchmarks.report import Figure, load_average, middle, percentile
from benchmarks.size import WARM, sized, some
from tests.placements.offers.labels import WORDS, Labelled, labelled

RUNS = sized(5, 1)


def measure() -> list[Figure]:
    """Time the read half, then count what is held in both; who wrote the rules has not read the other one."""
    offers = {name: some(labelled(name), 20) for name in ("read", "unread")}
    figures = [timing(offers["read"])]
    for name in offers:
        figures += counted(name, offers[name])
    return figures


def timing(offers: Sequence[Labelled]) -> Figure:
    """Milliseconds per offer, the 95th percentile."""
    runs = []
    for _ in range(RUNS + WARM):
        run = []
        for offer in offers:
            started = time.perf_counter()
            offer.found()
            run.append((time.perf_counter() - started) * 1000)
        runs.append(run)
    p50, p95 = (middle([percentile(run, percent) for run in runs[WARM:]]) for percent in (50, 95))
    lengths = [len(offer.title + offer.description + offer.accessibility) for offer in offers]
    detail = (
        f"p50 {p50:.2f} ms; {len(offers)} offers of {percentile(lengths, 50):.0f} characters in the middle;"
        f" median of {RUNS} runs; load {load_average()}"
    )
    return Figure("reading an offer, p95", p95, "ms", 20, "lower", detail)


def counted(name: str, offers: Sequence[Labelled]) -> list[Figure]:
    """Recall of faulty offers, whole and by code, and the share of honest ones held."""
    found = [(offer, {one.code for one in offer.found()}) for offer in offers]
    faulty = [codes for offer, codes in found if offer.labels]
    honest = [codes for offer, codes in found if not offer.labels]
    held, alarmed = sum(map(bool, faulty)), sum(map(bool, honest))
    figures = [
        Figure(
            f"{name}: faulty offers held", held / len(faulty), "", 0.95, "higher", f"{held} of {len(faulty)}"
        ),
        Figure(
            f"{name}: honest offers held",
            alarmed / len(honest),
            "",
            0.03,
            "lower",
            f"{alarmed} of {len(honest)}",
        ),
    ]
    for code in WORDS:
        there = [codes for offer, codes in found if code in offer.labels]
        right = sum(code in codes for codes in there)
        figures.append(
            Figure(
                f"{name}: {code}",
                right / max(1, len(there)),
                "",
                0.95,
                "higher",
                f"{right} of {len(there)} held for that; for anything {sum(map(bool, there))}",
            )
        )
    return figures
