"""SQL of aids."""

from sqlalchemy import text

# Whoever says where they live sees what is for its inhabitants, the nearest giver first; else what is for
# anybody of the region's departments.
SEARCH = text(
    """
    WITH home AS (
        SELECT c.code AS commune, c.department_code AS department, d.region_code AS region,
            m.epci_code AS epci
        FROM commune c JOIN department d ON d.code = c.department_code
        LEFT JOIN epci_member m ON m.commune_code = c.code
        WHERE c.code = coalesce(
            (SELECT code FROM commune WHERE code = :commune),
            (SELECT commune_code FROM former_commune WHERE code = :commune ORDER BY name LIMIT 1))
    ), near AS (
        SELECT a.*, left(epass_fold(a.label), 80) || '|' || a.id AS sort,
            array_position(ARRAY['commune', 'epci', 'department', 'region', 'national'], a.area_kind)
            AS width
        FROM aid a
        WHERE a.area_kind = 'national' OR (CAST(:commune AS text) IS NULL AND (
                (a.area_kind = 'region' AND :region = ANY(a.areas))
                OR (a.area_kind = 'department' AND a.areas && CAST(:departments AS text[]))
                OR (a.area_kind = 'commune' AND EXISTS (SELECT FROM commune WHERE code = ANY(a.areas)))
                OR (a.area_kind = 'epci' AND EXISTS (SELECT FROM epci WHERE code = ANY(a.areas)))))
            OR EXISTS (SELECT FROM home h WHERE CASE a.area_kind
                WHEN 'region' THEN h.region WHEN 'department' THEN h.department
                WHEN 'epci' THEN h.epci WHEN 'commune' THEN h.commune END = ANY(a.areas))
    )
    SELECT width::float8 AS score, sort AS id, json_build_object(
        'type', 'aid', 'id', id, 'label', label, 'institution', institution, 'description', description,
        'conditions', conditions, 'profiles', profiles, 'age_from', age_from, 'age_below', age_below,
        'area', area_kind, 'link', link, 'apply_link', apply_link)::text AS json
    FROM near
    WHERE (CAST(:profile AS text) IS NULL OR profiles = '{}' OR :profile = ANY(profiles))
      AND (CAST(:age AS int) IS NULL
           OR (coalesce(age_from, 0) <= :age AND :age < coalesce(age_below, 200)))
      AND (CAST(:after AS float8) IS NULL OR (width, sort) > (:after, :after_id))
    ORDER BY width, sort LIMIT :limit
    """
)

KNOWS_COMMUNE = text(
    """
    SELECT EXISTS (SELECT FROM commune WHERE code = :code)
        OR EXISTS (SELECT FROM former_commune WHERE code = :code)
    """
)
