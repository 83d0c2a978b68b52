"""SQL of outward links. What pages show is read from where it stands: nothing is listed that is gone."""

from sqlalchemy import text

from api.guide.videos.service import LINKS as VIDEOS

_ONISEP = "'https://www.onisep.fr/http/redirection/"

_SHOWN = f"""
    {VIDEOS}
    UNION ALL SELECT 'place', p.id::text, p.name, unnest(ARRAY[p.website,
        {_ONISEP}etablissement/slug/' || p.onisep_id]) FROM place p WHERE p.status = 'open'
    UNION ALL SELECT 'event', e.id::text, e.title, unnest(ARRAY[e.url, e.registration_url])
    FROM event e WHERE e.ends_at > now()
    UNION ALL SELECT 'career', o.code, o.label, o.url FROM career_onisep_tie o
    UNION ALL SELECT 'career', o.code, s.name, link ->> 'url'
    FROM onisep_sheet s JOIN career_onisep_tie o ON o.onisep_id = s.id AND o.called IS NOT NULL,
        jsonb_array_elements(s.links) AS link
    UNION ALL SELECT 'training', t.id, t.label, coalesce({_ONISEP}formation/slug/' || t.onisep_id, g.url)
    FROM training t LEFT JOIN training_page g ON g.diploma_code = t.id
    UNION ALL SELECT 'aid', a.id, a.label, unnest(ARRAY[a.link, a.apply_link]) FROM aid a
    UNION ALL SELECT 'aid', s.id, s.fr ->> 'title', link ->> 'url'
    FROM aid_sheet s, jsonb_array_elements(s.links) AS link
    UNION ALL SELECT 'step', d.step, d.label_fr, d.url FROM calendar_date d
    UNION ALL SELECT 'app', '', '', unnest(CAST(:fixed AS text[]))
"""

# Of a host those asked longest ago, as many as it has turns.
DUE = text(
    f"""
    SELECT host, address FROM (
        SELECT host, address, checked_at, row_number() OVER (
            PARTITION BY host ORDER BY checked_at NULLS FIRST, address) AS turn
        FROM (
            SELECT DISTINCT split_part(shown.address, '/', 3) AS host, shown.address, l.checked_at
            FROM ({_SHOWN}) shown LEFT JOIN outward_link l USING (address)
            WHERE shown.address LIKE 'https://%' AND length(shown.address) <= :longest
              AND (l.checked_at IS NULL OR l.checked_at < :before)
        ) due
    ) turns
    WHERE turn <= :of_a_host ORDER BY checked_at NULLS FIRST, address LIMIT :limit
    """
)

# A check that comes late, or twice, changes nothing.
RECORD = text(
    """
    INSERT INTO outward_link AS l (address, checked_at, status, failures, failed_since)
    VALUES (:address, :now, CAST(:status AS text), CASE WHEN CAST(:status AS text) = '' THEN 0 ELSE 1 END,
        CASE WHEN CAST(:status AS text) <> '' THEN CAST(:now AS timestamptz) END)
    ON CONFLICT (address) DO UPDATE SET checked_at = excluded.checked_at, status = excluded.status,
        failures = CASE WHEN excluded.status = '' THEN 0 ELSE l.failures + 1 END,
        failed_since = CASE WHEN excluded.status <> ''
            THEN coalesce(l.failed_since, excluded.failed_since) END
    WHERE l.checked_at < :before
    """
)

FORGET = text(
    f"""
    DELETE FROM outward_link l
    WHERE NOT EXISTS (SELECT FROM ({_SHOWN}) shown WHERE shown.address = l.address)
    """
)

DEAD = text(
    f"""
    SELECT extract(epoch FROM l.failed_since)::float8 AS position, md5(l.address) AS id,
        json_build_object('address', l.address, 'status', l.status, 'failed_since', l.failed_since,
            'checked_at', l.checked_at, 'shown', json_agg(DISTINCT jsonb_build_object(
                'kind', shown.kind, 'id', shown.id, 'name', shown.name)))::text AS json
    FROM outward_link l JOIN ({_SHOWN}) shown USING (address)
    WHERE l.failures >= :failures AND (CAST(:after AS float8) IS NULL
        OR (extract(epoch FROM l.failed_since)::float8, md5(l.address)) > (CAST(:after AS float8), :after_id))
    GROUP BY l.address ORDER BY position, id LIMIT :limit
    """
)
