"""SQL of careers. Only the newest ROME version is shown; older ones serve to translate codes."""

from sqlalchemy import text

_VERSION = "(SELECT max(rome_version) FROM career)"

# ROME 4 cut careers finer: one without interests of its own has those of the broader career.
_INTERESTS = """
    LEFT JOIN LATERAL (
        SELECT i.major, i.minor FROM career_interest i
        WHERE i.code IN (c.code, c.parent_code) ORDER BY i.code = c.code DESC LIMIT 1
    ) interest ON true
    LEFT JOIN career_family f ON f.code = c.family_code
"""

_ITEM = """json_build_object(
    'type', 'career', 'code', c.code, 'label', c.label, 'label_feminine', c.label_feminine,
    'label_masculine', c.label_masculine,
    'riasec', CASE WHEN interest.major IS NOT NULL
              THEN json_build_object('major', interest.major, 'minor', interest.minor) END,
    'family', CASE WHEN f.code IS NOT NULL
              THEN json_build_object('code', f.code, 'label', f.label) END)::text AS json"""

SEARCH = text(
    f"""
    WITH hits AS (
        SELECT c.*, CASE WHEN :query = '' THEN 0::float8 ELSE
            -(ts_rank(c.search, epass_query(:query))
              + CASE WHEN epass_fold(c.label) LIKE :folded || '%' THEN 1 ELSE 0 END)::float8 END AS score
        FROM career c
        WHERE c.rome_version = {_VERSION}
          AND (:query = '' OR c.search @@ epass_query(:query) OR upper(:raw) = c.code)
          AND (CAST(:family AS text) IS NULL OR c.code LIKE :family || '%')
    )
    SELECT c.score, c.code AS id, {_ITEM}
    FROM hits c {_INTERESTS}
    WHERE (CAST(:riasec AS text) IS NULL OR interest.major = :riasec OR interest.minor = :riasec)
      AND (CAST(:after AS float8) IS NULL
           OR (c.score, epass_fold(c.label) || '|' || c.code) > (CAST(:after AS float8), :after_id))
    ORDER BY c.score, epass_fold(c.label) || '|' || c.code LIMIT :limit
    """
)

RESEMBLING = text(
    f"""
    SELECT -word_similarity(:folded, epass_fold(c.label))::float8 AS score, c.code AS id, {_ITEM}
    FROM career c {_INTERESTS}
    WHERE c.rome_version = {_VERSION} AND :folded <% epass_fold(c.label)
      AND (CAST(:family AS text) IS NULL OR c.code LIKE :family || '%')
      AND (CAST(:riasec AS text) IS NULL OR interest.major = :riasec OR interest.minor = :riasec)
    ORDER BY score, c.label LIMIT :limit
    """
)

DETAIL = text(
    f"""
    SELECT c.*, {_ITEM}, d.code AS domain_code, d.label AS domain_label
    FROM career c {_INTERESTS} LEFT JOIN career_family d ON d.code = left(c.code, 1)
    WHERE c.rome_version = {_VERSION} AND c.code = :code
    """
)

# Onisep's links are made for ROME 4 codes; one made for the broader code also serves its careers.
ONISEP = text(
    """
    SELECT onisep_id AS id, label, url FROM career_onisep
    WHERE code = :code OR (code = :parent AND NOT EXISTS (SELECT FROM career_onisep WHERE code = :code))
    ORDER BY label
    """
)

RELATED = text(
    f"""
    SELECT DISTINCT c.code, c.label FROM career c
    WHERE c.rome_version = {_VERSION} AND c.code <> :code
      AND (c.code IN (SELECT target FROM career_relation WHERE code IN (:code, :parent) AND kind = 'near')
           OR c.parent_code = :parent)
    ORDER BY c.label LIMIT 12
    """
)

FAMILIES = text(
    f"""
    SELECT f.code, f.label, f.domain_code, count(c.code) AS careers
    FROM career_family f
    LEFT JOIN career c ON c.rome_version = {_VERSION}
        AND c.family_code = f.code
    GROUP BY f.code ORDER BY f.code
    """
)

NAMED = text(
    f"""
    SELECT code, label FROM career WHERE rome_version = {_VERSION} AND code = ANY(:codes)
    UNION ALL
    SELECT code, label FROM career_family WHERE code = ANY(:codes)
    ORDER BY code
    """
)

WITH_PREFIXES = text(
    f"""
    SELECT c.code, c.label, c.parent_code, f.code AS family_code, f.label AS family_label
    FROM career c LEFT JOIN career_family f ON f.code = c.family_code
    WHERE c.rome_version = {_VERSION}
      AND (c.code = ANY(:codes) OR c.parent_code = ANY(:codes) OR left(c.code, 3) = ANY(:codes)
           OR left(c.code, 1) = ANY(:codes))
      AND (:query = '' OR c.search @@ epass_query(:query))
    """
)
