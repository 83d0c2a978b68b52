"""SQL of the trainings that ROME 4 itself names for a career: « Certifications » among what one must know."""

from api.guide.trainings.offer_queries import alike

SOURCE = "rome-competences"


def is_of_others(tie: str) -> str:
    """Whether a row of `training_career` stands on more than ROME's own list."""
    return f"{tie}.sources <> ARRAY['{SOURCE}']"


# By their whole title, where nobody else says what leads to the career. A regulated one has its own diploma.
# Each may lead there: the list says what is of use, and not what suffices.
NAMED = f"""
    SELECT DISTINCT a.training_id, l.code, false AS firm, NULL AS named, ARRAY['{SOURCE}'] AS sources
    FROM career_item i JOIN career_item_link l USING (rome_version, ogr_code)
    JOIN career k USING (rome_version, code)
    JOIN alike a ON a.name = {alike("i.label")}
    JOIN training t ON t.id = a.training_id
    WHERE i.rome_version = 4 AND i.kind = 'knowledge' AND i.category = 'Certifications'
      AND k.regulated IS NOT TRUE AND t.diploma IS DISTINCT FROM 'Bac techno'
      AND NOT EXISTS (SELECT FROM led_to other JOIN training o ON o.id = other.training_id
                      WHERE other.code = l.code)
"""
