"""What a source is: who publishes it, under which licence, and how it is read."""

from collections.abc import Callable
from typing import NamedTuple

from api.guide.opendata.job import Job
from api.platform.kit.sources import Credit

Importer = Callable[[Job], None]
Licence = tuple[str, str | None]
"""Name and address."""

OPEN: Licence = ("Licence Ouverte 2.0", "https://www.etalab.gouv.fr/licence-ouverte-open-licence/")
ODBL: Licence = ("ODbL 1.0", "https://opendatacommons.org/licenses/odbl/1-0/")
UNSTATED: Licence = ("Licence non précisée", None)


class Source(NamedTuple):
    """A source; of two that differ about a place, the one of lower rank is believed."""

    credit: Credit
    importer: Importer
    rank: int = 100
    is_folder: bool = False
    """Whether the list comes as many small files: a folder of them, or an archive."""


def credit(title: str, publisher: str, licence: Licence, url: str | None) -> Credit:
    """How a source is named to whoever reads what comes from it."""
    return Credit(title, publisher, *licence, url)
