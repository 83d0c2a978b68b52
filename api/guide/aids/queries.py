"""SQL of aids."""

from sqlalchemy import text

# Those of the territory. Whoever says where they live sees what is for its inhabitants, else it is what is
# for anybody of the region's departments.
_NEAR = """
    home AS (
        SELECT c.code AS commune, c.department_code AS department, d.region_code AS region,
            m.epci_code AS epci
        FROM commune c JOIN department d ON d.code = c.department_code
        LEFT JOIN epci_member m ON m.commune_code = c.code
        WHERE c.code = coalesce(
            (SELECT code FROM commune WHERE code = :commune),
            (SELECT commune_code FROM former_commune WHERE code = :commune ORDER BY name LIMIT 1))
    ), near AS (
        SELECT * FROM aid a
        WHERE a.area_kind = 'national' OR (CAST(:commune AS text) IS NULL AND (
                (a.area_kind = 'region' AND :region = ANY(a.areas))
                OR (a.area_kind = 'department' AND a.areas && CAST(:departments AS text[]))
                OR (a.area_kind = 'commune' AND EXISTS (SELECT FROM commune WHERE code = ANY(a.areas)))
                OR (a.area_kind = 'epci' AND EXISTS (SELECT FROM epci WHERE code = ANY(a.areas)))))
            OR EXISTS (SELECT FROM home h WHERE CASE a.area_kind
                WHEN 'region' THEN h.region WHEN 'department' THEN h.department
                WHEN 'epci' THEN h.epci WHEN 'commune' THEN h.commune END = ANY(a.areas))
    )
"""

# What names whoever asks comes first, then what says nothing of it; in each the nearest giver first. A cursor
# takes no space that does not break.
SEARCH = text(
    f"""
    WITH {_NEAR}, ranked AS (
        SELECT n.*, left(translate(epass_fold(label), U&'\\00A0\\202F', '  '), 80) || '|' || id AS sort,
            CASE WHEN profiles = '{{}}' AND :profiled THEN 10 ELSE 0 END
            + array_position(ARRAY['commune', 'epci', 'department', 'region', 'national'], area_kind) AS rank
        FROM near n
        WHERE (NOT :profiled OR profiles = '{{}}' OR profiles && CAST(:profiles AS text[]))
          AND (CAST(:age AS int) IS NULL
               OR (coalesce(age_from, 0) <= :age AND :age < coalesce(age_below, 200)))
    )
    SELECT rank::float8 AS score, sort AS id, json_build_object(
        'type', 'aid', 'id', id, 'label', label, 'institution', institution, 'description', description,
        'conditions', conditions, 'more_conditions', more_conditions, 'profiles', profiles,
        'age_from', age_from, 'age_below', age_below, 'area', area_kind, 'link', link,
        'apply_link', apply_link, 'checked', array_remove(ARRAY[
            CASE WHEN CAST(:commune AS text) IS NOT NULL THEN 'area' END,
            CASE WHEN :profiled AND profiles <> '{{}}' THEN 'profile' END,
            CASE WHEN CAST(:age AS int) IS NOT NULL AND coalesce(age_from, age_below) IS NOT NULL
                THEN 'age' END], NULL))::text AS json
    FROM ranked
    WHERE CAST(:after AS float8) IS NULL OR (rank, sort) > (:after, :after_id)
    ORDER BY rank, sort LIMIT :limit
    """
)

KNOWS_COMMUNE = text(
    """
    SELECT EXISTS (SELECT FROM commune WHERE code = :code)
        OR EXISTS (SELECT FROM former_commune WHERE code = :code)
    """
)

# The publisher's codes of those who are named, each with how many aids.
NAMED = text(f"WITH {_NEAR} SELECT profiles, count(*) AS aids FROM near GROUP BY profiles")

LISTS = text("SELECT source, read_on, dated_on FROM aid_list ORDER BY source")

SHEETS = text(
    """
    SELECT json_build_object('id', id, 'topic', topic, 'profiles', profiles, 'places', places,
        'links', links, 'fr', fr, 'en', en, 'written_on', written_on)::text AS json
    FROM aid_sheet ORDER BY position, id
    """
)

SHEET_PROFILES = text(
    "SELECT profile, count(*) AS sheets FROM aid_sheet, unnest(profiles) profile GROUP BY 1"
)
