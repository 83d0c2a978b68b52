"""SQL of the trainings that lead to a career, or prepare for a field of careers."""

from api.guide.trainings.occupation_queries import ASKED_LEVELS
from api.guide.trainings.rome_queries import is_of_others


def for_careers(these: str) -> str:
    """Careers and their trainings: those known to lead there. Whoever does a regulated career has its own
    diploma. Of another, whose code ROME 4 kept from a field of ROME 3, those of the field where ROME alone
    names any or nobody does, or where it says that a lower level will do than all that others name: an
    « assistant RH » has a BTS, though it is the sheets of masters that name him.
    """
    return f"""
    SELECT c.code, c.training_id FROM training_career c WHERE c.code {these}
    UNION ALL
    SELECT k.code, f.training_id
    FROM career k JOIN training_field f ON f.code = k.code JOIN training g ON g.id = f.training_id
    CROSS JOIN LATERAL (
        SELECT count(*) AS known, min(o.level) AS level
        FROM training_career c JOIN training o ON o.id = c.training_id
        WHERE c.code = k.code AND {is_of_others("c")}) AS led
    WHERE k.code {these} AND k.rome_version = 4 AND k.regulated IS NOT TRUE
      AND (led.known = 0 OR (g.level < led.level AND g.level >= (
          SELECT level FROM ({ASKED_LEVELS}) AS asked WHERE asked.code = k.code)))"""


FOR_CAREER = f"t.id IN (SELECT training_id FROM ({for_careers('= :career')}) AS leads)"

# Of a field of ROME 3: what is known to prepare for it, and what leads to one of the careers that it became.
OF_FIELD = """t.id IN (
    SELECT f.training_id FROM training_field f WHERE f.code = {field}
    UNION ALL SELECT c.training_id FROM training_career c
        JOIN career part ON part.code = c.code AND part.rome_version = 4
    WHERE part.former_code = {field})"""
