"""What the search finds of this room."""

from api.guide.trainings.queries import OPEN_PLACES, OPEN_TO_NEWCOMERS
from api.platform.feature.searched import NO_TEXT, Searched

_SERIES = "(t.diploma = 'Bac techno' AND NOT t.id ~ '(9[0-9]|99[0-9]{2})$')"
"""Of the lycées no list says which series they prepare; groups of the nomenclature are none."""

SEARCHED = Searched(
    "training",
    f"""
    SELECT t.id, t.diploma, t.label, coalesce(string_to_array(nullif(t.words, ''), ' · '), {NO_TEXT}),
        coalesce((SELECT string_agg(k.label, ' ') FROM training_career c
            JOIN career k ON k.code = c.code AND k.rome_version = 4 WHERE c.training_id = t.id), ''),
        concat_ws(' ', (SELECT string_agg(w.words, ' ') FROM training_keywords w WHERE w.diploma_code = t.id),
            (SELECT string_agg(k.label, ' ') FROM training_field f
                JOIN career k ON k.code = f.code AND k.rome_version = 3 WHERE f.training_id = t.id)),
        t.level, ARRAY(
            SELECT unnest(tp.statuses) FROM training_place tp WHERE tp.training_id = t.id
            UNION SELECT r.status FROM training_region r WHERE r.training_id = t.id ORDER BY 1),
        NULL, NULL::timestamptz, site.lats, site.lons, NULL,
        ARRAY(SELECT c.code FROM training_career c WHERE c.training_id = t.id ORDER BY 1), site.departments
    FROM training t CROSS JOIN LATERAL (
        SELECT coalesce(array_agg(coalesce(tp.lat, p.lat) ORDER BY p.id), '{{}}') AS lats,
            coalesce(array_agg(coalesce(tp.lon, p.lon) ORDER BY p.id), '{{}}') AS lons,
            coalesce(array_agg(DISTINCT left(coalesce(p.commune_code, p.postcode), 2)), '{{}}') AS departments
        FROM {OPEN_PLACES}
        WHERE tp.training_id = t.id
    ) AS site
    WHERE (site.lats <> '{{}}' OR EXISTS (SELECT FROM training_region r WHERE r.training_id = t.id)
        OR {_SERIES})
      AND {OPEN_TO_NEWCOMERS}
    """,
)
"""Trainings that one can begin, taught at an open place or in the region; technological bacs in any case."""
