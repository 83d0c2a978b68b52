"""SQL of the trainings that ROME 4 itself names for a career: « Certifications » among what one must know."""

from api.guide.trainings.offer_queries import alike

SOURCE = "rome-competences"


def is_of_others(tie: str) -> str:
    """Whether a row of `training_career` stands on more than ROME's own list."""
    return f"{tie}.sources <> ARRAY['{SOURCE}']"


# By their whole title, where nobody else says what leads to the career. A regulated one has its own diploma.
# Each may lead there: the list says what is of use, and not what suffices. Who teaches art has learned a
# trade too: where what it names holds what ROME asks for, the others are below it.
NAMED = f"""
    SELECT training_id, code, false AS firm, NULL AS named, ARRAY['{SOURCE}'] AS sources
    FROM (
        SELECT *, bool_and(is_below) OVER (PARTITION BY code) AS are_all_below
        FROM (
            SELECT DISTINCT a.training_id, l.code, coalesce(learned.level < asked.level, false) AS is_below
            FROM career_item i JOIN career_item_link l USING (rome_version, ogr_code)
            JOIN career k USING (rome_version, code)
            JOIN alike a ON a.name = {alike("i.label")}
            JOIN training t ON t.id = a.training_id
            LEFT JOIN levelled AS learned USING (training_id) LEFT JOIN asked ON asked.code = l.code
            WHERE i.rome_version = 4 AND i.kind = 'knowledge' AND i.category = 'Certifications'
              AND k.regulated IS NOT TRUE AND t.diploma IS DISTINCT FROM 'Bac techno'
              AND NOT EXISTS (SELECT FROM led_to other JOIN training o ON o.id = other.training_id
                              WHERE other.code = l.code)
        ) AS each
    ) AS named WHERE NOT is_below OR are_all_below
"""
