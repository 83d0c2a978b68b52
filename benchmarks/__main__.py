"""`python -m benchmarks` measures everything; `python -m benchmarks NAME …` only what is named."""

import sys
from collections.abc import Callable
from datetime import date

from benchmarks import (
    alerts,
    badge_batches,
    badge_page,
    badges,
    career_page,
    chatbox,
    costs,
    first_phone,
    imports,
    messages,
    nearest,
    postgis,
    push,
    safeguarding,
    search,
    sessions,
    soak,
    startup,
    stream,
    telling,
    wording,
    words,
)
from benchmarks.report import AbsentError, Figure, load_average, machine
from benchmarks.size import SMALLEST

MEASUREMENTS: dict[str, Callable[[], list[Figure]]] = {
    "nearest": nearest.measure,
    "postgis": postgis.measure,
    "words": words.measure,
    "imports": imports.measure,
    "sessions": sessions.measure,
    "push": push.measure,
    "first_phone": first_phone.measure,
    "alerts": alerts.measure,
    "badges": badges.measure,
    "badge_batches": badge_batches.measure,
    "badge_page": badge_page.measure,
    "career_page": career_page.measure,
    "safeguarding": safeguarding.measure,
    "search": search.measure,
    "chatbox": chatbox.measure,
    "wording": wording.measure,
    "stream": stream.measure,
    "telling": telling.measure,
    "messages": messages.measure,
    "startup": startup.measure,
    "costs": costs.measure,
    "soak": soak.measure,
}
WHEN_NAMED = {"soak"}
"""What takes too long for every time."""


def main() -> int:
    """Measure and print; fails only when something cannot be measured."""
    names = sys.argv[1:] or [name for name in MEASUREMENTS if name not in WHEN_NAMED]
    unknown = set(names) - set(MEASUREMENTS)
    if unknown:
        print(f"unknown: {', '.join(sorted(unknown))}; there are: {', '.join(MEASUREMENTS)}", file=sys.stderr)
        return 2
    print(f"{date.today()}, {machine()}, load average {load_average()}")
    if SMALLEST:
        print("the smallest worlds: that these figures come is all they tell")
    failed = False
    for name in names:
        print(f"\n{name}", flush=True)
        try:
            for figure in MEASUREMENTS[name]():
                print(figure, flush=True)
        except AbsentError as missing:
            print(f"not measured, for want of {missing}", flush=True)
        except Exception as error:
            failed = True
            print(f"could not be measured: {error!r}", file=sys.stderr, flush=True)
    print(f"\nload average at the end {load_average()}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
