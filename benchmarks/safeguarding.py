"""The pipeline that messages pass: how long it takes, and what it finds in messages labelled by others."""

import random
import time
from collections.abc import Callable, Sequence

from api.safety.safeguarding.service import GRAVE_GROOMING, Screening, Talk, grooming_of, screen
from benchmarks.report import Figure, load_average, middle, percentile
from benchmarks.size import WARM, sized, some
from tests.safety.safeguarding.labels import Labelled, Said, honest, labelled, readable, said

RUNS = sized(5, 1)
BY_ADULT = Talk(by_adult=True)
MESSAGES = sized(1000, 50)
EACH = 20
"""Labelled messages of each file, of the smallest world."""
LENGTHS = (1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 5)
"""Labelled messages joined into one: most are short, some are letters."""


def measure() -> list[Figure]:
    """Time a seeded mix of lengths, then count what is found in both labelled files."""
    figures = [timing([message.text for message in labelled("seen")])]
    for name in ("seen", "unseen"):
        figures += counted(name, some(labelled(name), EACH))
    for name in ("seen", "unseen"):
        figures += talked(name, some(said(f"talk_{name}"), EACH), some(honest(f"honest_{name}"), EACH))
    # Nobody who wrote the rules has read it; it holds no messages of honest adults alone.
    figures += [
        figure
        for figure in talked("a third blind set", some(said("talk_third_unseen"), EACH), [])
        if "honest" not in figure.name
    ]
    return figures


def timing(texts: Sequence[str]) -> Figure:
    """Milliseconds per message, the 95th percentile."""
    chance = random.Random(18)
    mix = ["\n".join(chance.choices(texts, k=chance.choice(LENGTHS))) for _ in range(MESSAGES)]
    runs = []
    for _ in range(RUNS + WARM):
        run = []
        for text in mix:
            started = time.perf_counter()
            screen(text)
            run.append((time.perf_counter() - started) * 1000)
        runs.append(run)
    p50, p95 = (middle([percentile(run, percent) for run in runs[WARM:]]) for percent in (50, 95))
    lengths = [len(text) for text in mix]
    detail = (
        f"p50 {p50:.2f} ms; {MESSAGES} messages of {percentile(lengths, 50):.0f} characters in the middle,"
        f" {percentile(lengths, 95):.0f} at the 95th percentile; median of {RUNS} runs; load {load_average()}"
    )
    return Figure("screening a message, p95", p95, "ms", 1, "lower", detail)


def counted(name: str, messages: Sequence[Labelled]) -> list[Figure]:
    """Recall and precision in one file."""
    found = [(message, screen(message.text)) for message in messages]
    figures = []
    for what, labelled_so, seen_so, targets in (
        ("contact details", _is_contact, _has_contact, (0.97, 0.95)),
        ("insults", lambda m: m.insult, lambda s: s.held, (0.9, 0.9)),
        ("plain distress", lambda m: m.distress and m.plain, lambda s: s.distress, (1, 0)),
        ("distress", lambda m: m.distress, lambda s: s.distress, (0.8, 0.8)),
    ):
        recall, precision, detail = _rates(found, labelled_so, seen_so)
        figures += [
            Figure(f"{name}: {what}, recall", recall, "", targets[0], "higher", detail),
            Figure(f"{name}: {what}, precision", precision, "", targets[1], "higher"),
        ]
    return figures


def _is_contact(message: Labelled) -> bool:
    return message.contact


def _has_contact(screening: Screening) -> bool:
    return bool(screening.masked)


def _rates(
    found: Sequence[tuple[Labelled, Screening]],
    labelled_so: Callable[[Labelled], bool],
    seen_so: Callable[[Screening], bool],
) -> tuple[float, float, str]:
    right = sum(labelled_so(message) and seen_so(screening) for message, screening in found)
    there = sum(labelled_so(message) for message, _ in found)
    said = sum(seen_so(screening) for _, screening in found)
    detail = f"{right} of {there} found, {said - right} too many, in {len(found)} messages"
    return right / max(1, there), right / max(1, said), detail


def talked(name: str, talk: Sequence[Said], adults: Sequence[str]) -> list[Figure]:
    """The same for messages of talks, most of them innocent; and for what honest adults write."""
    found = [(message, message.screened()) for message in talk]
    contact = [(message, screening) for message, screening in found if message.contact]
    covered = sum(not readable(message, screening.text) for message, screening in contact)
    masked = [message for message, screening in found if screening.masked]
    right = sum(not message.innocent and bool(message.contact or message.grooming) for message in masked)
    plain = [screening.distress for message, screening in found if message.plain]
    distress = [screening.distress for message, screening in found if message.distress]
    # As conversations weigh it: with what was written just before, and with all that was said.
    grooming = [
        max(screening.grooming, grooming_of((*message.earlier, message.text)))
        for message, screening in found
        if message.grooming
    ]
    grave = sum(points >= GRAVE_GROOMING for points in grooming)
    innocent = [touched(screening) for message, screening in found if message.innocent]
    stopped = [kind for kind in innocent if kind]
    held = [text for text in adults if screen(text, talk=BY_ADULT).grooming >= GRAVE_GROOMING]
    kinds = ", ".join(f"{kind} {stopped.count(kind)}" for kind in sorted(set(stopped)))
    return [
        _share(f"talk, {name}: contact details of which nothing stays readable", covered, len(contact), 0.97),
        _share(f"talk, {name}: masked messages that hold one", right, len(masked), 0.95),
        _share(f"talk, {name}: plain distress", sum(plain), len(plain), 1),
        _share(f"talk, {name}: distress", sum(distress), len(distress), 0.8),
        _share(f"talk, {name}: grooming", sum(map(bool, grooming)), len(grooming), 0.9),
        _share(f"talk, {name}: grooming held as grave", grave, len(grooming), 0.8),
        Figure(
            f"talk, {name}: innocent messages stopped or alarmed",
            len(stopped) / max(1, len(innocent)),
            "",
            0.02,
            "lower",
            f"{len(stopped)} of {len(innocent)}: {kinds}",
        ),
        Figure(f"honest adults, {name}: held", len(held), "", 1, "lower", f"of {len(adults)} messages"),
    ]


def touched(screening: Screening) -> str:
    """What happens to a message besides being sent: the gravest of it; empty where nothing does."""
    happens = {
        "grooming": screening.grooming > 0,
        "distress": screening.distress,
        "held": screening.held,
        "masked": bool(screening.masked),
    }
    return next((kind for kind, so in happens.items() if so), "")


def _share(name: str, part: int, whole: int, target: float) -> Figure:
    return Figure(name, part / max(1, whole), "", target, "higher", f"{part} of {whole}")
