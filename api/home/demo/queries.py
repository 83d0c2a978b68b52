"""SQL conditions: which rows of the publishers' lists the demonstration set needs."""

OF_PLACES = (
    "uai IN (SELECT uai FROM place WHERE status = 'open' AND left(commune_code, 2) = ANY({departments}))"
)

_TAUGHT = "SELECT training_id FROM training_place"
DIPLOMAS = f"(code IN ({_TAUGHT}) OR successors && ARRAY({_TAUGHT})::text[])"
"""What is taught, and what it took the place of: schools' lists name older diplomas."""

COURSES = "(stat_code IN (SELECT course FROM training_offer) OR label IN (SELECT course FROM training_offer))"

CERTIFICATIONS = f"diploma_code IN (SELECT code FROM training_diploma WHERE {DIPLOMAS})"

RECENT = "period >= '2017'"

_DESCRIBED = f"SELECT onisep_id FROM training WHERE id IN ({_TAUGHT})"
SHEETS = f"(diploma_code IN ({_TAUGHT}) OR id IN ({_DESCRIBED}))"
SHEETS_NEXT = f"id IN (SELECT id FROM training_sheet WHERE {SHEETS})"
