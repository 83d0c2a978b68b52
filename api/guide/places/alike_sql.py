"""SQL that knows a place again where no identifiers agree: desks, and bodies of higher education."""

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
    {_PAIRS}, told AS (
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
    WITH holder AS (
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

FIND_ALIKE = (
    _HIGHER_BY_SIRET,
    _join_desks("same_town AND same_name"),
    _join_desks(f"metres <= {NEAR_M}"),
    _join_desks("same_town AND moved AND NOT branch"),
)
"""Asked of what no identifier has placed."""
