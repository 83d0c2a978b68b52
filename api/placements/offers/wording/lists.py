"""The lists of expressions: files of sections, an expression a line, in the language of `expressions`.

`lists/<ground>.txt` tells a ground: `sure` is a fault whatever its sentence sounds like (`learned`), `alone`
wherever it stands, `either` near a wish or an exclusion, `wished` near a wish, `shunned` near an exclusion,
`asked` where the young person is asked for it; `denied` lifts all but what stands alone, `lawful` that as
well. `lists/tasks_*.txt` name what the law forbids to minors, by the codes of `TASKS`; `hidden.txt` has words
that nobody hides innocently. The others are ways to wish, exclude, ask and deny, and what grounds are put
together from.
"""

from pathlib import Path

from api.placements.offers.wording.grounds import GROUNDS

TASK = "task."
"""Begins the ground of work forbidden to minors; its code follows."""
_FOLDER = Path(__file__).parent / "lists"
_SHARED = (
    *("wishing", "excluding", "asking", "denying", "sexes", "paying", "standing_in", "politics", "faith"),
    *("doing", "short", "plain"),
)
_TASKS = ("tasks_of_machines_and_heights", "tasks_of_matter_and_people")


def sections(name: str) -> dict[str, list[str]]:
    """The expressions of a file, by section."""
    found: dict[str, list[str]] = {}
    for line in (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            found[line.strip("[]")] = listed = []
        elif line:
            listed.append(line)
    return found


def everything() -> dict[str, list[str]]:
    """Every list by its name, those that name others behind them."""
    lists: dict[str, list[str]] = {}
    for name in _SHARED:
        lists |= sections(name)
    for ground in GROUNDS:
        lists |= {f"{ground}.{section}": listed for section, listed in sections(ground).items()}
    for name in _TASKS:
        lists |= {TASK + code: listed for code, listed in sections(name).items()}
    return lists


def tasks() -> list[str]:
    """The codes of work forbidden to minors for which there are expressions."""
    return [code for name in _TASKS for code in sections(name)]


def hidden() -> dict[str, str]:
    """Words that tell a ground when somebody hides them, with it; the longest first."""
    told = [(word, ground) for ground, words in sections("hidden").items() for word in words]
    return dict(sorted(told, key=lambda one: -len(one[0])))
