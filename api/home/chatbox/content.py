"""The sentences that the chatbox says: templates, in both languages, and nothing else."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from api.platform.kit.language import Language
from api.platform.kit.text import fold

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
    name: str
    """What a button says that leads to it; none for a sentence that nobody asks for."""

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
            one.get("name", ""),
        )
        for key, one in read.items()
    }


@cache
def named(language: Language) -> Mapping[str, str]:
    """The sentences' keys by their names, folded: what is said by a tap on one of these."""
    return {fold(one.name): key for key, one in templates(language).items() if one.name}
