"""SQL of the territory."""

from sqlalchemy import text

_COMMUNE = """json_build_object(
    'code', c.code, 'name', c.name, 'postcodes', c.postcodes, 'department_code', c.department_code,
    'lat', round(c.lat::numeric, 5), 'lon', round(c.lon::numeric, 5),
    'population', c.population)::text AS json"""

COMMUNE = text(f"SELECT c.lat, c.lon, {_COMMUNE} FROM commune c WHERE c.code = :code")

COMMUNE_OF_FORMER = text(
    f"""SELECT c.lat, c.lon, {_COMMUNE} FROM former_commune f JOIN commune c ON c.code = f.commune_code
        WHERE f.code = :code LIMIT 1"""
)

# A name that begins with the words typed, then a name in which a word does, then a typing error;
# among equals the larger commune, since more people look for it.
COMMUNES_BY_NAME = text(
    f"""
    WITH named AS (
        SELECT code, name_folded FROM commune
        UNION ALL
        SELECT commune_code, epass_fold(name) FROM former_commune
    ), scored AS (
        SELECT code, min(CASE
                WHEN replace(name_folded, '-', ' ') LIKE :prefix THEN 0
                WHEN ' ' || translate(name_folded, '-''’', '   ') LIKE :inner THEN 1
                ELSE 2 - word_similarity(:folded, name_folded) END) AS score
        FROM named
        WHERE replace(name_folded, '-', ' ') LIKE :prefix
           OR ' ' || translate(name_folded, '-''’', '   ') LIKE :inner
           OR word_similarity(:folded, name_folded) > 0.5
        GROUP BY code
    )
    SELECT {_COMMUNE} FROM scored JOIN commune c USING (code)
    WHERE c.department_code = ANY(:departments)
    ORDER BY score, c.population DESC NULLS LAST, c.code LIMIT :limit
    """
)

COMMUNES_BY_POSTCODE = text(
    f"""SELECT {_COMMUNE} FROM commune c
        WHERE c.department_code = ANY(:departments)
          AND EXISTS (SELECT FROM unnest(c.postcodes) AS postcode WHERE postcode LIKE :prefix)
        ORDER BY c.population DESC NULLS LAST, c.code LIMIT :limit"""
)

COMMUNES_NEAREST = text(
    f"""SELECT {_COMMUNE} FROM commune c
        WHERE c.spot IS NOT NULL AND c.department_code = ANY(:departments)
        ORDER BY c.spot <-> epass_mercator(:lat, :lon) LIMIT :limit"""
)

DEPARTMENTS = text("SELECT code, name FROM department WHERE code = ANY(:departments) ORDER BY code")

BOUNDS = text(
    """SELECT min(lon) AS west, min(lat) AS south, max(lon) AS east, max(lat) AS north
       FROM commune WHERE department_code = ANY(:departments)"""
)

OUTLINES = text(
    """SELECT coalesce(json_agg(json_build_object(
            'type', 'Feature', 'properties', json_build_object('code', code, 'name', name),
            'geometry', geometry) ORDER BY code), '[]')::text
       FROM (SELECT DISTINCT ON (code) code, name, geometry FROM outline
             WHERE level = :level AND (CAST(:department AS text) IS NULL OR department_code = :department)
               AND code = ANY(CASE WHEN :level = 'department' THEN CAST(:departments AS text[])
                                   WHEN :level = 'region' THEN ARRAY[CAST(:region AS text)]
                                   ELSE ARRAY(SELECT commune.code FROM commune
                                              WHERE department_code = ANY(:departments)) END)
             ORDER BY code, detail DESC) AS chosen"""
)

CONTACTS = text(
    """
    SELECT d.code AS department, d.name, t.service, t.phone, t.email, t.url, coalesce(t.demo, false) AS demo
    FROM department d LEFT JOIN department_contact t ON t.department_code = d.code
    WHERE d.code = ANY(:departments) ORDER BY d.code
    """
)

# What staff write is no demonstration any more.
WRITE_CONTACT = text(
    """
    INSERT INTO department_contact (department_code, service, phone, email, url, updated_at)
    VALUES (:department, :service, :phone, :email, :url, :now)
    ON CONFLICT (department_code) DO UPDATE SET service = EXCLUDED.service, phone = EXCLUDED.phone,
        email = EXCLUDED.email, url = EXCLUDED.url, demo = false, updated_at = EXCLUDED.updated_at
    """
)

DELETE_CONTACT = text("DELETE FROM department_contact WHERE department_code = :department RETURNING service")
