"""Generated places: seeded, spread over a region's rectangle, with names like real ones."""

import psycopg
from psycopg.rows import TupleRow

from api.guide.places.models import PlaceKind
from api.platform.kit.geo import Box
from benchmarks.size import SMALLEST

REGION = Box(-1.3, 47.0, -0.3, 47.8) if SMALLEST else Box(-2.6, 46.2, 1.0, 48.6)
"""The rectangle of Pays de la Loire, or its middle: few points that are as near to each other."""

# Few words make common names, the numbers rare ones; every kind has the same share of the rows.
_INSERT = """
INSERT INTO place (kind, name, status, sector, levels, address, postcode, commune_name, lat, lon, precision,
                   keywords, checked_on, demo)
SELECT kinds[1 + n %% cardinality(kinds)],
       (ARRAY['Lycée', 'Collège', 'Maison familiale rurale', 'Centre de formation', 'Lycée professionnel',
              'École', 'Mission locale'])[1 + floor(random() * 7)::int]
       || ' ' || (ARRAY['Jules', 'Anne', 'Marie', 'Paul', 'Émile', 'Saint', 'Notre-Dame', 'Jean'])
                 [1 + floor(random() * 8)::int]
       || ' ' || initcap(substr(translate(md5(random()::text), '0123456789', 'aeioulnrst'), 1, 7)),
       'open', (ARRAY['public', 'private'])[1 + floor(random() * 2)::int],
       ARRAY[(ARRAY['middle_school', 'high_school', 'vocational', 'apprenticeship', 'higher'])
             [1 + floor(random() * 5)::int]],
       floor(random() * 200)::int || ' rue des Essais', lpad((44000 + n %% 900)::text, 5, '0'),
       initcap(substr(translate(md5((n %% 1200)::text), '0123456789', 'aeioulnrst'), 1, 8)) || '-sur-Loire',
       %(south)s + random() * (%(north)s - %(south)s), %(west)s + random() * (%(east)s - %(west)s),
       'address', 'apprentissage BTS CAP', DATE '2026-01-01', false
FROM generate_series(1, %(rows)s) AS n,
     (SELECT CAST(%(kinds)s AS text[]) AS kinds) AS k
"""


def load(connection: psycopg.Connection[TupleRow], rows: int) -> None:
    """Fill the table of places with `rows` generated ones, the same at every run, and gather statistics."""
    indexes = connection.execute(
        "SELECT format('DROP INDEX %I', indexname), indexdef FROM pg_indexes"
        " WHERE tablename = 'place' AND indexname <> 'place_pkey'"
    ).fetchall()
    for drop, _ in indexes:
        connection.execute(drop)
    connection.execute("SELECT setseed(0.5)")
    connection.execute(_INSERT, {**REGION._asdict(), "rows": rows, "kinds": list(PlaceKind)})
    connection.execute("SET maintenance_work_mem = '512MB'")
    for _, create in indexes:
        connection.execute(create)
    connection.execute("VACUUM ANALYZE place")
