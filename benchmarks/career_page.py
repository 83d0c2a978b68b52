"""What whoever opens a career's page waits for, with all that publishers tell; how fast files are read."""

import http.client
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

from api.guide.opendata.service import run_import
from api.platform.kit.database import connect
from benchmarks.published import open_data
from benchmarks.report import Figure, load_average, middle, percentile
from benchmarks.servers import api_process, demonstration, temporary_database, timed_get
from benchmarks.size import SMALLEST, WARM, sized

V4 = "rome/v4-460/unix_{}_v460_utf8.csv"
FILES = [
    ("rome", V4.format("referentiel_code_rome")),
    ("rome-familles", V4.format("cr_gd_dp")),
    ("rome-appellations", V4.format("referentiel_appellation")),
    ("rome-riasec", V4.format("referentiel_code_rome_riasec")),
    ("rome-competences", "rome/v4-460/RefRomeCsv_v460_competences-savoirs-liens.zip"),
    ("rome-contextes", V4.format("referentiel_contexte_travail")),
    ("rome-interets", V4.format("centre_interet")),
    ("rome-interets", V4.format("arborescence_centre_interet")),
    ("rome-thematiques", V4.format("themes")),
    ("rome-thematiques", V4.format("arborescence_thematique")),
    ("rome-mobilites", V4.format("rubrique_mobilite")),
    ("rome-textes", V4.format("texte")),
    ("rome-secteurs", "rome/v4-460/unix_arborescence_secteur_activite_v460.json"),
    ("rome-onisep", "rome/romeMetier_rome-onisep-link.csv"),
    ("onisep-fiches-metiers", "onisep/5fe0808a2da6f_ideo-fiches-metiers_2024-06-25.zip"),
]
TIMED = {"rome-textes": ("rows/s", 2_000), "onisep-fiches-metiers": ("sheets/s", 50)}
"""Unit and least rate."""
READS = sized(400, 10)
WAYS = sized(100, 3)
RUNS = sized(5, 1)


def measure() -> list[Figure]:
    """Pages of careers drawn at random, one after the other, on a kept connection to one api process.

    The smallest world holds those of the demonstration. Raises AbsentError without the publishers' files.
    """
    folder = None if SMALLEST else open_data()
    figures: list[Figure] = []
    with temporary_database() if folder else demonstration() as url:
        if folder:
            figures += _imported(url, folder)
        with connect(url, autocommit=True) as connection:
            connection.execute("ANALYZE")
            codes = [row[0] for row in connection.execute("SELECT code FROM career ORDER BY code")]
        with api_process(url, EPASS_READS_PER_MINUTE="10000000") as (port, _):
            runs = [_run(port, codes, seed) for seed in range(RUNS + WARM)][WARM:]
            taps = [_taps(port, seed) for seed in range(RUNS + WARM)][WARM:]
    halves = ", ".join(f"{percentile(run, 50):.2f}/{percentile(run, 95):.2f}" for run in runs)
    detail = f"{READS} of {len(codes)} careers a run, p50/p95: {halves}; load {load_average()}"
    slow = middle([percentile(run, 95) for run in runs])
    return [
        Figure("career page, p50", middle([percentile(run, 50) for run in runs]), "ms", 5, "lower", detail),
        Figure("career page, p95", slow, "ms", 20, "lower"),
        Figure(
            "choices of careers, p50",
            middle([percentile(run, 50) for run in taps]),
            "ms",
            10,
            "lower",
            ", ".join(f"{percentile(run, 50):.2f}/{percentile(run, 95):.2f}" for run in taps),
        ),
        *figures,
    ]


def _imported(url: str, folder: Path) -> Iterator[Figure]:
    """Read the files, and say how fast the large ones go."""
    for source, name in FILES:
        started = time.perf_counter()
        report = run_import(url, source, str(folder / name))
        if source in TIMED:
            rate = report.read / (time.perf_counter() - started)
            yield Figure(f"first import, {source}", rate, *TIMED[source], "higher", f"load {load_average()}")


def _taps(port: int, seed: int) -> list[float]:
    """Milliseconds of what one can choose next, along ways of four choices drawn at random."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    draw = random.Random(seed)
    taken = []
    for way in range(WAYS):
        # Words that match none of the skills make it an address that was not asked before.
        asked = [("words", f"x{seed}y{way}")]
        for _ in range(4):
            milliseconds, answer = timed_get(connection, f"/api/v1/careers/choices?{urlencode(asked)}")
            taken.append(milliseconds)
            body = json.loads(answer)
            asked = asked[1:] if asked[0][0] == "words" else asked
            if not body["doors"]:
                break
            door = draw.choice(body["doors"])
            asked.append((door["kind"], draw.choice(door["values"])["code"]))
    connection.close()
    return taken


def _run(port: int, codes: list[str], seed: int) -> list[float]:
    """Milliseconds of each page."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    # The seed makes it another address: what the api remembers of an earlier run is not asked.
    taken = [
        timed_get(connection, f"/api/v1/careers/{code}?run={seed}")[0]
        for code in random.Random(seed).sample(codes, READS)
    ]
    connection.close()
    return taken
