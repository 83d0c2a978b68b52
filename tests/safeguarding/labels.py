"""Messages that somebody else labelled: what they hold, and what they do not."""

import json
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "labelled"


@dataclass(frozen=True)
class Labelled:
    """A message, and what a person says that it holds; `plain`: in so many words."""

    text: str
    contact: bool
    insult: bool
    distress: bool
    plain: bool
    note: str


def labelled(name: str) -> list[Labelled]:
    """The messages of a file: `seen` may be read by who writes the pipeline, `unseen` may not."""
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [Labelled(**json.loads(line)) for line in lines if line]
