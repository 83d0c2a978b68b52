"""SQL of what each side reads: the student, the company, the school."""

from sqlalchemy import text

from api.placements.applications.queries import ANSWER_DUE, LAST_DAY_THERE, OVER, TITLE
from api.safety.reach import adult, nobody_for_minors, out_of_reach


def _moment(column: str) -> str:
    return f"CAST(extract(epoch FROM a.{column}) AS double precision)"


def _after(column: str, sign: str) -> str:
    return f"""AND (CAST(:after AS double precision) IS NULL
        OR ({_moment(column)}, CAST(a.id AS text)) {sign} (CAST(:after AS double precision), :after_id))"""


_ITEM = f"""
    SELECT a.id, a.status, a.reason, a.word, a.weeks, a.held_weeks, a.share_school, a.share_contact,
        a.sent_at, a.seen_at, a.changed_at, a.held_until,
        json_build_object('id', o.id, 'kind', o.kind, 'title', {TITLE}, 'company_name', o.company_name,
            'commune', o.commune_name, 'start_on', o.start_on, 'end_on', o.end_on,
            'weekdays', o.weekdays, 'status', o.status) AS offer,
        (SELECT coalesce(json_agg(json_build_object('at', e.at, 'side', e.side, 'status', e.status,
            'reason', e.reason, 'word', e.word, 'act', e.act) ORDER BY e.at, e.id), '[]')
         FROM application_event e WHERE e.application_id = a.id) AS history,
        {_moment("sent_at")} AS position
"""

_CHANGES = """(SELECT coalesce(json_agg(json_build_object('at', c.at, 'parts', c.parts)), '[]')
         FROM (SELECT at, parts FROM application_change
               WHERE application_id = a.id ORDER BY id DESC LIMIT 10) c) AS changes"""

_MINE = f"""
    {_ITEM}, a.motivation, a.motivation_original, a.about, a.about_original, {_CHANGES}, a.took_place,
        o.levels, p.level, p.birth_date, o.contract, o.start_on, {ANSWER_DUE} AS answer_due_at,
        a.status = 'sent' AND NOT {adult("p.birth_date")} AND {nobody_for_minors("o.organisation_id")}
            AS unanswered_for_now,
        CASE WHEN a.status IN ('accepted', 'confirmed') THEN a.company_contact END AS company_contact
    FROM application a JOIN offer o ON o.id = a.offer_id JOIN account p ON p.id = a.account_id
    WHERE a.account_id = :account_id
"""

MINE = text(
    f"""
    {_MINE} AND (CAST(:offer_id AS uuid) IS NULL OR a.offer_id = :offer_id)
      {_after("sent_at", "<")}
    ORDER BY a.sent_at DESC, CAST(a.id AS text) DESC LIMIT :limit
    """
)

ONE_OF_MINE = text(f"{_MINE} AND a.id = :id")

# A member who is kept from minors, or apart from the student, neither reads nor answers.
_WITHIN = f"p.status = 'active' AND NOT {out_of_reach(':account_id', 'p')}"

_OURS = f"""
    FROM application a JOIN offer o ON o.id = a.offer_id JOIN account p ON p.id = a.account_id AND {_WITHIN}
    JOIN organisation g ON g.id = o.organisation_id AND g.verified_at IS NOT NULL AND g.closed_at IS NULL
"""

TO_ANSWER = f"""{_OURS} WHERE a.status = 'sent' AND EXISTS (
    SELECT FROM organisation_member m WHERE m.organisation_id = g.id AND m.account_id = :account_id)"""

# The last day of what was confirmed; of an apprenticeship without an end, none.
_LAST_DAY = """coalesce((SELECT max(w) + 6 FROM unnest(a.held_weeks) w), o.end_on,
    o.start_on + o.duration_days - 1, 'infinity'::date)"""

# The first day of what is kept; of what has none yet, none.
_BEGINS = "coalesce((SELECT min(w) FROM unnest(a.held_weeks) w), o.start_on)"

_EPOCH = f"CAST(extract(epoch FROM coalesce({_BEGINS}, '9999-01-01'::date)) AS double precision)"

OUTCOME_AWAITED_DAYS = 60
"""For so long after its last day a company is asked whether a placement took place."""

TO_SAY_OUTCOME = f"""{_OURS} WHERE {OVER} AND a.took_place IS NULL
    AND {LAST_DAY_THERE} >= CAST(:today AS date) - {OUTCOME_AWAITED_DAYS} AND EXISTS (
    SELECT FROM organisation_member m WHERE m.organisation_id = g.id AND m.account_id = :account_id)"""

# What the pupil may keep of a placement that took place: words of an offer that somebody may have read only.
ATTESTATION = text(
    f"""
    SELECT p.first_name, {TITLE} AS title, o.company_name, o.commune_name AS commune, a.outcome_at,
        CASE WHEN o.status IN ('published', 'full', 'expired', 'withdrawn') THEN o.description ELSE '' END
            AS description,
        {_BEGINS} AS first_day,
        {LAST_DAY_THERE} AS last_day, a.held_weeks AS weeks, o.weekdays
    FROM application a JOIN offer o ON o.id = a.offer_id JOIN account p ON p.id = a.account_id
    WHERE a.id = :id AND a.account_id = :account_id AND a.status = 'confirmed' AND a.took_place
    """
)

# Of somebody who left nothing is shown; of who withdrew, and of what a moderator hid, no words.
_RECEIVED = f"""
    {_ITEM}, CASE WHEN a.status = 'withdrawn' OR a.hidden THEN '' ELSE a.motivation END AS motivation,
        CASE WHEN a.status = 'withdrawn' OR a.hidden THEN '' ELSE a.about END AS about,
        p.first_name, p.level, {ANSWER_DUE} AS answer_due_at,
        (SELECT s.name FROM pupil_school s WHERE s.account_id = p.id AND a.share_school) AS school_name,
        CASE WHEN a.share_contact AND a.status IN ('accepted', 'confirmed') AND {adult("p.birth_date")}
            THEN p.email END AS contact_email,
        CASE WHEN a.status IN ('accepted', 'confirmed') THEN a.company_contact END AS contact,
        {_BEGINS} AS begins_on, {_EPOCH} AS begins, a.took_place, {OVER} AS over {_OURS}
"""

RECEIVED = text(
    f"""
    {_RECEIVED} WHERE o.organisation_id = :organisation_id
      AND (CAST(:offer_id AS uuid) IS NULL OR a.offer_id = :offer_id)
      {_after("sent_at", "<")}
    ORDER BY a.sent_at DESC, CAST(a.id AS text) DESC LIMIT :limit
    """
)

WAITING = text(
    f"""
    {_RECEIVED} WHERE o.organisation_id = :organisation_id AND a.status = 'sent'
      AND (CAST(:offer_id AS uuid) IS NULL OR a.offer_id = :offer_id)
      {_after("sent_at", ">")}
    ORDER BY a.sent_at, CAST(a.id AS text) LIMIT :limit
    """
)

# Whom the company receives, the soonest first; what is over is among all.
TO_WELCOME = text(
    f"""
    {_RECEIVED} WHERE o.organisation_id = :organisation_id AND a.status IN ('accepted', 'confirmed')
      AND {_LAST_DAY} >= :today
      AND (CAST(:offer_id AS uuid) IS NULL OR a.offer_id = :offer_id)
      AND (CAST(:after AS double precision) IS NULL
        OR ({_EPOCH}, CAST(a.id AS text)) > (CAST(:after AS double precision), :after_id))
    ORDER BY begins, CAST(a.id AS text) LIMIT :limit
    """
)

ONE_RECEIVED = text(
    f"""
    {_RECEIVED} WHERE a.id = :id AND EXISTS (
        SELECT FROM organisation_member m
        WHERE m.organisation_id = o.organisation_id AND m.account_id = :account_id)
    """
)

# What was over before the pupil joined the school is none of its business.
_OF_SCHOOL = f"""(a.status IN ('sent', 'accepted') OR a.changed_at >= s.linked_at
    OR (a.status = 'confirmed' AND {_LAST_DAY} >= CAST(s.linked_at AS date)))"""

OF_PUPILS = text(
    f"""
    {_ITEM}, p.first_name, p.level, {_moment("changed_at")} AS changed, {_CHANGES}, a.took_place
    FROM application a JOIN offer o ON o.id = a.offer_id
    JOIN account p ON p.id = a.account_id AND p.status = 'active'
    JOIN pupil_school s ON s.account_id = p.id AND s.uai = :uai
    WHERE (CAST(:status AS text) IS NULL OR a.status = :status)
      AND (CAST(:pupil AS uuid) IS NULL OR s.id = :pupil) AND {_OF_SCHOOL}
      {_after("changed_at", "<")}
    ORDER BY a.changed_at DESC, CAST(a.id AS text) DESC LIMIT :limit
    """
)

# How far each pupil is: of several applications the furthest; a place of a past school year is over.
_PLACED = f"""
    FROM pupil_school s JOIN account p ON p.id = s.account_id AND p.status = 'active'
    LEFT JOIN LATERAL (
        SELECT max(CASE a.status WHEN 'confirmed' THEN 3 WHEN 'accepted' THEN 2 ELSE 1 END) AS far
        FROM application a JOIN offer o ON o.id = a.offer_id
        WHERE a.account_id = p.id AND {_OF_SCHOOL} AND (a.status IN ('sent', 'accepted')
            OR (a.status = 'confirmed' AND {_LAST_DAY} >= :since))
    ) best ON true
    WHERE s.uai = :uai AND EXISTS (
        SELECT FROM account_role r WHERE r.account_id = p.id AND r.role = 'student')
"""

COUNT_PLACED = text(
    f"SELECT count(*) AS count, count(*) FILTER (WHERE best.far IS DISTINCT FROM 3) AS without {_PLACED}"
)

_FAR = "coalesce(best.far, 0) || ' ' || epass_fold(p.first_name)"

PUPILS_PLACED = text(
    f"""
    SELECT s.id, p.first_name, p.level, {_FAR} AS position,
        (ARRAY['none', 'sent', 'accepted', 'confirmed'])[coalesce(best.far, 0) + 1] AS placement
    {_PLACED}
      AND (NOT :without OR best.far IS DISTINCT FROM 3)
      AND (CAST(:after AS text) IS NULL
           OR ({_FAR}, CAST(s.id AS text)) > (CAST(:after AS text), :after_id))
    ORDER BY position, CAST(s.id AS text) LIMIT :limit
    """
)

APPLIED_TO = text("SELECT CAST(offer_id AS text) FROM application WHERE account_id = :account_id")
