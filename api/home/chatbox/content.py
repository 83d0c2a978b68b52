"""The sentences that the chatbox says: templates, in both languages, and nothing else."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from api.platform.kit.language import Language

CONTENT = Path(__file__).parent / "content"


class Link(NamedTuple):
    """An address of the app, or an official site's, and its words."""

    to: str
    label: str


class Choice(NamedTuple):
    """Something to say next, by a tap, and its words."""

    label: str
    say: str


class Template(NamedTuple):
    """A sentence with its gaps, where it leads, and what may be said to a question."""

    text: str
    links: tuple[Link, ...]
    choices: tuple[Choice, ...]

    def said(self, **gaps: str) -> str:
        """The sentence; a gap is what a record says."""
        return self.text.format(**gaps)


@cache
def templates(language: Language) -> Mapping[str, Template]:
    """By their keys."""
    read = json.loads((CONTENT / f"{language}.json").read_text())
    return {
        key: Template(
            one["text"],
            tuple(Link(link["to"], link["label"]) for link in one["links"]),
            tuple(Choice(choice["label"], choice["say"]) for choice in one.get("choices", ())),
        )
        for key, one in read.items()
    }
