"""SQL that knows a place again where no identifiers agree: desks, bodies of higher education, sections."""

from api.guide.places.models import PlaceKind

NEAR_M = 150
"""Two desks of the same kind and name, at addresses no further apart, are one."""
NEAR_DEGREES = 0.01
_DESKS = ", ".join(
    f"'{kind}'"
    for kind in (
        PlaceKind.CIO,
        PlaceKind.MISSION_LOCALE,
        PlaceKind.INFORMATION_POINT,
        PlaceKind.PUBLIC_SERVICE,
    )
)


def _letters(name: str) -> str:
    return f"regexp_replace(epass_fold({name}), '[^a-z0-9]+', '', 'g')"


def _brand(kind: str, name: str) -> str:
    """What kind of desk it is; those of public services are of many kinds, told by their names."""
    folded = f"epass_fold({name})"
    return (
        f"CASE WHEN {kind} <> '{PlaceKind.PUBLIC_SERVICE}' THEN {kind}"
        f" WHEN {folded} ~ 'france services?\\M' THEN 'france services'"
        f" WHEN {folded} ~ 'france travail' THEN 'france travail' ELSE {_letters(name)} END"
    )


# Desks that are staged and have no place yet, beside the open places of their brand in their commune or near
# them; a place that the same list tells of already is another one. A branch is not its seat.
_KIND, _NAME, _POSITION = "t.values->>'kind'", "t.values->>'name'", "t.values->'position'"
_PAIRS = f"""
    WITH desk AS (
        SELECT s.key, s.uai, {_KIND} AS kind, {_brand(_KIND, _NAME)} AS brand,
               {_letters(_NAME)} AS letters, epass_fold({_NAME}) ~ 'antenne' AS branch,
               t.values->'commune'->>'code' AS commune, ({_POSITION}->>'lat')::float8 AS lat,
               ({_POSITION}->>'lon')::float8 AS lon, {_POSITION}->>'precision' AS precision
        FROM staged_match s JOIN staged_record t USING (key)
        WHERE s.place_id IS NULL AND s.whole AND {_KIND} IN ({_DESKS})
    ), pair AS (
        SELECT d.key, p.id AS place_id, d.letters = {_letters("p.name")} AS same_name,
               d.commune = p.commune_code AS same_town,
               d.branch OR epass_fold(p.name) ~ 'antenne' AS branch,
               d.brand IN ('france services', 'cio') OR 'commune' IN (d.precision, p.precision) AS moved,
               CASE WHEN d.precision = 'address' AND p.precision = 'address'
                    THEN epass_distance_m(d.lat, d.lon, p.lat, p.lon) END AS metres
        FROM desk d JOIN place p ON p.kind = d.kind AND p.status = 'open'
            AND {_brand("p.kind", "p.name")} = d.brand
            AND (d.commune = p.commune_code OR abs(p.lat - d.lat) + abs(p.lon - d.lon) < {NEAR_DEGREES})
        WHERE (d.uai IS NULL OR p.uai IS NULL OR d.uai = p.uai)
          AND NOT EXISTS (SELECT FROM staged_match taken WHERE taken.place_id = p.id)
          AND NOT EXISTS (SELECT FROM place_record r WHERE r.place_id = p.id AND r.vanished_on IS NULL
                          AND r.source = %(source)s AND r.dataset = %(dataset)s)
    )
"""  # noqa: S608


def _join_desks(condition: str) -> str:
    """Join the pairs that meet it, where each of the two has no other such pair."""
    return f"""
    {_PAIRS}, told AS MATERIALIZED (
        SELECT key, place_id, count(*) OVER (PARTITION BY key) AS places,
               count(*) OVER (PARTITION BY place_id) AS desks
        FROM pair WHERE {condition}
    )
    UPDATE staged_match s SET place_id = told.place_id FROM told
    WHERE told.key = s.key AND told.places = 1 AND told.desks = 1
    """  # noqa: S608


# A body of apprenticeship has another UAI than the school whose SIRET it has: of higher education they are
# one place, and the school's UAI is told.
_HIGHER_BY_SIRET = """
    WITH holder AS MATERIALIZED (
        SELECT r.values->>'siret' AS siret, min(r.place_id::text)::uuid AS place_id,
               bool_or(r.values->>'kind' = 'higher_education') AS higher
        FROM place_record r
        WHERE r.vanished_on IS NULL
          AND r.values->>'siret' IN (SELECT siret FROM staged_match WHERE place_id IS NULL)
        GROUP BY 1 HAVING count(DISTINCT r.place_id) = 1
    )
    UPDATE staged_match s SET place_id = h.place_id FROM holder h, staged_record t
    WHERE h.siret = s.siret AND t.key = s.key AND s.place_id IS NULL
      AND (h.higher OR t.values->>'kind' = 'higher_education')
      AND NOT EXISTS (SELECT FROM place_record r WHERE r.place_id = h.place_id AND r.vanished_on IS NULL
                      AND r.source = %(source)s AND r.dataset = %(dataset)s AND r.key <> s.key)
"""

SECTION_M, ANONYMOUS_M = 500, 50
"""How far from its lycée a section stands at most; one that names none, at its door."""
_SCHOOLS = ", ".join(
    f"'{kind}'"
    for kind in (PlaceKind.HIGH_SCHOOL, PlaceKind.VOCATIONAL_SCHOOL, PlaceKind.AGRICULTURAL_SCHOOL)
)

# Parts of a lycée with a UAI of their own: of the lycées near them, the one that shares most of the
# words that name it. One that names none is of the only lycée at its door.
FIND_SECTIONS = f"""
    WITH section AS (
        SELECT s.key, (t.values->'section'->>'lat')::float8 AS lat,
               (t.values->'section'->>'lon')::float8 AS lon,
               ARRAY(SELECT jsonb_array_elements_text(t.values->'section'->'words')) AS words
        FROM staged_match s JOIN staged_record t USING (key)
        WHERE s.place_id IS NULL AND t.values ? 'section'
    ), home AS (
        SELECT id AS place_id, lat, lon, name_folded AS name FROM place
        WHERE status = 'open' AND kind IN ({_SCHOOLS}) AND name_folded NOT LIKE 'section %%'
          AND EXISTS (SELECT FROM section)
        UNION ALL
        SELECT s.place_id, ({_POSITION}->>'lat')::float8, ({_POSITION}->>'lon')::float8, epass_fold({_NAME})
        FROM staged_match s JOIN staged_record t USING (key)
        WHERE s.whole AND s.place_id IS NOT NULL AND {_KIND} IN ({_SCHOOLS})
          AND EXISTS (SELECT FROM section)
    ), pair AS (
        SELECT section.key, home.place_id, cardinality(words) AS words,
               max((SELECT count(*) FROM unnest(words) AS word
                    WHERE word = ANY(regexp_split_to_array(home.name, '[^a-z0-9]+')))) AS shared,
               min(epass_distance_m(section.lat, section.lon, home.lat, home.lon)) AS metres
        FROM section JOIN home ON abs(home.lat - section.lat) + abs(home.lon - section.lon) < {NEAR_DEGREES}
        GROUP BY 1, 2, 3
    ), near AS (
        SELECT *, count(*) OVER (PARTITION BY key) AS lycees FROM pair
        WHERE CASE WHEN words = 0 THEN metres <= {ANONYMOUS_M} ELSE shared > 0 AND metres <= {SECTION_M} END
    ), best AS MATERIALIZED (
        SELECT DISTINCT ON (key) key, place_id FROM near WHERE words > 0 OR lycees = 1
        ORDER BY key, shared DESC, metres, place_id
    )
    UPDATE staged_match s SET place_id = best.place_id FROM best WHERE best.key = s.key
"""  # noqa: S608

FIND_ALIKE = (
    _HIGHER_BY_SIRET,
    _join_desks("same_town AND same_name"),
    _join_desks(f"metres <= {NEAR_M}"),
    _join_desks("same_town AND moved AND NOT branch"),
)
"""Asked of what no identifier has placed."""

# A place of which only the commune is known has the point of whoever stands at the same number of the same
# street there.
_ADDRESS = "values->'address'->>'text'"
PLACE_BY_ADDRESS = f"""
    WITH told AS MATERIALIZED (
        SELECT m.place_id, min(n.lat) AS lat, min(n.lon) AS lon,
               (array_agg(n.provenance->'position' ORDER BY n.id))[1] AS source
        FROM merged_place m JOIN place n ON n.commune_code = m.values->'commune'->>'code'
            AND n.status = 'open' AND n.precision = 'address' AND n.id <> m.place_id
            AND {_letters("n.address")} = {_letters(f"m.{_ADDRESS}")}
        WHERE m.values->'position'->>'precision' = 'commune' AND m.{_ADDRESS} ~ '[0-9]'
        GROUP BY m.place_id
        HAVING epass_distance_m(min(n.lat), min(n.lon), max(n.lat), max(n.lon)) <= {NEAR_M}
    )
    UPDATE merged_place m
    SET values = jsonb_set(m.values, '{{position}}', jsonb_build_object(
            'lat', told.lat, 'lon', told.lon, 'precision', 'address')),
        provenance = jsonb_set(m.provenance, '{{position}}', coalesce(told.source, m.provenance->'position'))
    FROM told WHERE told.place_id = m.place_id
"""  # noqa: S608
