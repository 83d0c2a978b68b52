"""The heads of the app's public pages: which room speaks of an address, and what it says."""

import asyncio
import logging
import re
import time
from collections.abc import Iterable, Sequence
from urllib.parse import parse_qs

import psycopg

from api.platform.feature.shown import APP_PICTURE, Shown, ShownThings
from api.platform.kit.database import Database, fetch
from api.platform.kit.head import APP, Head
from api.platform.kit.language import Language, Words
from api.platform.kit.logs import why

logger = logging.getLogger(__name__)

WAIT_SECONDS = 1.0
"""After that the page goes without a head of its own: people wait for it."""
AT_A_TIME = 4
"""Pages that are asked of the database at once; one more goes without."""
REST_SECONDS = 5.0
"""How long a database that failed is not asked again."""
COMMUNES = "/api/v1/communes/"
COMMUNE_LIKE = re.compile(r"\d[\dAB]\d{3}", re.ASCII)
MAX_QUERY = 500
DEFAULT_TEXT: Words = {
    "fr": "Lieux, événements et métiers tout près\u00a0: collèges, lycées, CFA, portes ouvertes, salons.",
    "en": "Places, events and jobs around you: schools, apprenticeship centres, open days, fairs.",
}


class Pages:
    """What rooms say of their pages."""

    def __init__(self, shown: Iterable[Shown | ShownThings], database: Database) -> None:
        self._database = database
        shown = list(shown)
        self.single = {one.page: one for one in shown if isinstance(one, Shown)}
        self.things: Sequence[ShownThings] = [one for one in shown if isinstance(one, ShownThings)]
        self._busy = 0
        self._away_until = 0.0

    async def head(self, path: str, language: Language) -> Head:
        """The head of the page at that address."""
        single = self.single.get(path)
        if single is not None:
            return Head(
                single.title[language],
                single.text[language],
                single.picture,
                path,
                listed=True,
                first=single.first,
            )
        for kind in self.things:
            thing = path.removeprefix(kind.begins)
            if thing != path and kind.like.fullmatch(thing):
                return await self._of(kind, thing, path, language)
        return _default(language, listed=False)

    def begins_with(self, path: str, query: str) -> str | None:
        """The API's address that the page there asks first; None: several, or what depends on who asks."""
        single = self.single.get(path)
        if single is not None:
            code = parse_qs(query[:MAX_QUERY]).get("commune", [""])[-1]
            return f"{COMMUNES}{code}" if single.searches_near and COMMUNE_LIKE.fullmatch(code) else None
        for kind in self.things:
            thing = path.removeprefix(kind.begins)
            if thing != path and kind.answers and kind.like.fullmatch(thing):
                return kind.answers + thing
        return None

    async def _of(self, kind: ShownThings, thing: str, path: str, language: Language) -> Head:
        # Where nobody can say what it is now, a page that search engines have is not taken from them.
        if self._busy >= AT_A_TIME or time.monotonic() < self._away_until:
            return _default(language, listed=True)
        self._busy += 1
        try:
            async with asyncio.timeout(WAIT_SECONDS):
                rows = await fetch(self._database.hot, kind.one, {"id": thing, **kind.parameters()})
        except (psycopg.Error, OSError, TimeoutError) as error:
            logger.warning("a page goes without its head: %s", type(error).__name__, extra=why(error))
            self._away_until = time.monotonic() + REST_SECONDS
            return _default(language, listed=True)
        finally:
            self._busy -= 1
        if not rows:
            return _default(language, listed=False)
        told = kind.told(*rows[0])
        return Head(
            told.title[language], told.text[language], kind.picture, path, listed=True, first=told.first
        )


def _default(language: Language, *, listed: bool) -> Head:
    return Head(APP, DEFAULT_TEXT[language], APP_PICTURE, None, listed)
