"""SQL about the site as a whole."""

from sqlalchemy import text

from api.platform.kit.sources import INVENTED, unless_invented
from api.platform.schema import revisions

_NOT_INVENTED = unless_invented("dataset = 'demo'", "source")

# A source is in use when it was imported here, or when records of it came with the demonstration set.
SOURCES = text(
    f"""
    WITH place AS (
        SELECT {_NOT_INVENTED} AS source, count(*) AS records, max(seen_on)::timestamptz AS read_at
        FROM place_record WHERE vanished_on IS NULL GROUP BY 1
    ), agenda AS (
        SELECT {unless_invented("demo", "source")} AS source, count(*) AS records,
            max(checked_on)::timestamptz AS read_at
        FROM event GROUP BY 1
    ), imported AS (
        SELECT {_NOT_INVENTED} AS source, max(rows_read - rejected) AS records,
            max(finished_at) FILTER (WHERE address <> 'demo') AS read_at
        FROM import_run WHERE source <> '{INVENTED}' GROUP BY 1
    ), kept AS (
        SELECT * FROM place UNION ALL SELECT * FROM agenda UNION ALL SELECT * FROM imported
        UNION ALL SELECT 'communes', count(*), NULL FROM commune
        UNION ALL SELECT 'departements', count(*), NULL FROM department
        UNION ALL SELECT 'epci', count(*), NULL FROM epci
        UNION ALL SELECT 'contours', count(*), NULL FROM outline
        UNION ALL SELECT 'codes-postaux', count(*), NULL FROM commune WHERE centre_source = 'postal'
        UNION ALL SELECT 'rome', count(*), NULL FROM career
        UNION ALL SELECT 'rome-familles', count(*), NULL FROM career_family
        UNION ALL SELECT 'rome-riasec', count(*), NULL FROM career_interest
        UNION ALL SELECT 'rome-onisep', count(*), NULL FROM career_onisep
    )
    SELECT source, (array_agg(records ORDER BY records DESC))[1] AS records, max(read_at) AS imported_at
    FROM kept WHERE records > 0 GROUP BY source
    """
)

SHAPE = text(revisions.SHAPE)

# To the disk: a full one, or a server that takes no writes, is not noticed by reading.
WRITE = text(
    """
    INSERT INTO readiness (id, written_at) VALUES (1, clock_timestamp())
    ON CONFLICT (id) DO UPDATE SET written_at = excluded.written_at
    """
)

# A file of some pages, for a moment: where a disk is full, what is there already can still be changed for a
# while. What does not fit into this little memory is written to the disk.
ROOM = text(
    """
    SELECT count(*) FROM (SELECT length(set_config('work_mem', '64kB', true)) AS more) AS little,
        LATERAL generate_series(1, 5000 + more)
    """
)

QUEUE = text("SELECT to_regclass('procrastinate_jobs') IS NOT NULL")
