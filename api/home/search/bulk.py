"""Making the documents anew of what they are made of."""

import json
from collections.abc import Sequence

from api.guide.agenda import searched as agenda
from api.guide.aids import searched as aids
from api.guide.careers import searched as careers
from api.guide.places import searched as places
from api.guide.trainings import searched as trainings
from api.home.search import document_queries as documents
from api.home.search import queries
from api.home.search.knowledge import PAGES
from api.placements.offers import searched as offers
from api.platform.feature.searched import Searched
from api.platform.kit.bulk import Connection, lock
from api.platform.kit.database import driver_sql
from api.talk.answers import searched as answers

SEARCHED = (
    *(places.SEARCHED, trainings.SEARCHED, careers.SEARCHED, agenda.SEARCHED),
    *(offers.SEARCHED, answers.SEARCHED, aids.SEARCHED, documents.PAGES),
)
"""Everything that may be found."""

_LAST_IMPORT = "SELECT coalesce(max(id), 0) FROM import_run"
_SEEN = "SELECT imports FROM search_state"
_COUNTED = """
    INSERT INTO search_state AS s (id, imports, documents)
    VALUES (1, %(last)s, (SELECT count(*) FROM search_document))
    ON CONFLICT (id) DO UPDATE SET imports = EXCLUDED.imports, documents = EXCLUDED.documents
"""


def renew(connection: Connection, *, whole: bool = False) -> int:
    """Renews what people changed and, after an import (`whole`: in any case), everything else; says how many
    documents differ now. Runs in the caller's transaction; two at once take turns.
    """
    lock(connection, "search")
    (last,) = connection.execute(_LAST_IMPORT).fetchone() or (0,)
    (seen,) = connection.execute(_SEEN).fetchone() or (-1,)
    everything = whole or last != seen
    often = {one.type for one in SEARCHED if one.often}
    types: dict[str, list[Searched]] = {}
    for one in SEARCHED:
        if one.type in often or everything:
            types.setdefault(one.type, []).append(one)
    changed = sum(_renewed(connection, type_, given) for type_, given in types.items())
    if everything:
        connection.execute(documents.WORDS, {"often": sorted(often)})
        connection.execute(driver_sql(queries.RAISE_VERSION).encode())
    if changed or everything:
        connection.execute(_COUNTED, {"last": last})
    return changed


def _renewed(connection: Connection, type_: str, given: Sequence[Searched]) -> int:
    parameters = {"type": type_, "pages": json.dumps(PAGES)}
    (count,) = connection.execute(documents.renewal(given).encode(), parameters).fetchone() or (0,)
    return int(count)
