"""SQL of what everybody may see of badges: published achievements and who awards them."""

from sqlalchemy import text

from api.safety.reach import nobody_for_minors

# In good standing: verified, not closed, with somebody who may answer minors. Others award nothing more; what
# they awarded keeps its pages.
_ACTIVE = f"""(NOT {nobody_for_minors("i.organisation_id")} AND EXISTS (
        SELECT FROM organisation o
        WHERE o.id = i.organisation_id AND o.verified_at IS NOT NULL AND o.closed_at IS NULL))"""

_ISSUER = """json_build_object('id', i.id, 'name', i.name,
        'image_url', '/ob/images/' || i.image_id || '.png')"""

_FOUND = f"""'id', a.id, 'name', a.name, 'description', a.description, 'kind', a.kind, 'tags', a.tags,
        'image_url', '/ob/images/' || a.image_id || '.png',
        'requestable', a.requestable AND a.status = 'published' AND {_ACTIVE}, 'issuer', {_ISSUER}"""

_FROM = "FROM badge_achievement a JOIN badge_issuer i ON i.id = a.issuer_id"

PUBLISHED = text(
    f"""
    SELECT x.position, x.id, x.json FROM (
        SELECT CASE WHEN :query = '' THEN -extract(epoch FROM a.published_at)::float8
            ELSE -ts_rank(a.search, epass_query(:query))::float8 END AS position, a.id::text AS id,
            json_build_object({_FOUND})::text AS json
        {_FROM}
        WHERE a.status = 'published' AND {_ACTIVE}
          AND (:query = '' OR a.search @@ epass_query(:query))
          AND (CAST(:career AS text) IS NULL
              OR EXISTS (SELECT FROM unnest(a.career_codes) code WHERE starts_with(code, :career)))
          AND (CAST(:organisation_id AS uuid) IS NULL OR i.organisation_id = :organisation_id)
    ) x
    WHERE CAST(:after AS float8) IS NULL OR (x.position, x.id) > (CAST(:after AS float8), :after_id)
    ORDER BY x.position, x.id LIMIT :limit
    """
)

# An archived one keeps its page: credentials name it.
ACHIEVEMENT = text(
    f"""
    SELECT json_build_object({_FOUND}, 'criteria', a.criteria,
        'careers', coalesce((SELECT json_agg(json_build_object('code', k.code, 'label', k.label)
            ORDER BY k.code) FROM career k WHERE k.code = ANY(a.career_codes)), '[]'),
        'alignments', coalesce((SELECT json_agg(json_build_object('target_url', one->>'target_url',
            'target_name', one->>'target_name', 'target_code', coalesce(one->>'target_code', ''),
            'target_framework', coalesce(one->>'target_framework', '')))
            FROM jsonb_array_elements(a.alignments) one), '[]'),
        'validity_months', a.validity_months, 'status', a.status,
        'url', CAST(:prefix AS text) || '/achievements/' || a.id,
        'published_at', a.published_at)::text AS json
    {_FROM} WHERE a.id = :id AND a.published_at IS NOT NULL
    """
)

ISSUER = text(
    f"""
    SELECT i.id, i.name, '/ob/images/' || i.image_id || '.png' AS image_url, i.description, i.home_url,
        i.email, {_ACTIVE} AS active,
        coalesce((SELECT json_agg(json_build_object({_FOUND}) ORDER BY a.published_at DESC, a.id)
            FROM badge_achievement a WHERE a.issuer_id = i.id AND a.status = 'published' AND {_ACTIVE}), '[]')
            AS achievements
    FROM badge_issuer i WHERE i.id = :id
    """
)
