"""What a page shows before the app has come: the words that it begins with, as the app then writes them.

Whoever opens a link on a slow network, or without scripts, reads these first. They are French, the language
in which the app begins: which one was chosen is known to the phone alone. The app keeps them on screen until
the page is there (`pwa/src/ui/first-words.ts`), and drops them where it shows English. The shell that phones
keep is the page as it was built, and has none: a page opened without a network never shows another's words.
"""

from dataclasses import dataclass
from html import escape
from typing import Literal

from api.platform.kit.text import from_document

EMPTY = '<main id="main"></main>'
"""Where they go in the built page."""


@dataclass(frozen=True, slots=True)
class FirstWords:
    """How the sheet of a thing begins."""

    of: Literal["career", "event", "offer", "place", "training"]
    """Whose colours it has."""
    title: str
    kind: str = ""
    """Where only the app knows how it is called, its line stays free."""
    lead: str = ""
    pictured: bool = False
    """Whether a picture comes beside the title: its room is kept."""


@dataclass(frozen=True, slots=True)
class Welcome:
    """What the home says to whoever comes for the first time; who is known there has the app on the phone."""

    title: str
    lead: str


def written(words: FirstWords | Welcome) -> str:
    """As the app's own markup (`SheetFrame`, `Welcome`): what comes after it moves nothing."""
    if isinstance(words, Welcome):
        return (
            '<main id="main"><div id="first-words" class="page welcome" lang="fr">'
            '<details><summary>&nbsp;</summary></details><div class="hero">'
            f'<h1>{_said(words.title)}</h1><p class="lead">{_said(words.lead)}</p></div></div></main>'
        )
    picture = (
        '<svg class="picture" width="56" height="56" aria-hidden="true"></svg>' if words.pictured else ""
    )
    kind = _said(words.kind) or "&nbsp;"
    lead = f'<p class="lead">{_said(words.lead)}</p>' if words.lead else ""
    return (
        '<main id="main"><div id="first-words" class="page" lang="fr"><span class="back">&nbsp;</span>'
        f'<header class="sheet-head of-{words.of}">{picture}<p class="kind">{kind}</p>'
        f"<h1>{_said(words.title)}</h1>{lead}</header></div></main>"
    )


def _said(text: str) -> str:
    return escape(from_document(text))
