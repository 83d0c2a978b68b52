"""SQL of writing offers: single statements decide single use, last places and changes of state.

Everything that changes offers locks in one order, as applications do: people who are told, then the
organisation, then offers. A ban locks its account first.
"""

from sqlalchemy import text

from api.platform.kit.statements import old_rows

# Who publishes waits for a ban or a closing of the organisation, or comes first.
LOCK_ORGANISATION = text(
    """
    SELECT id, kind, name, siret, commune_code, commune_name, department, verified_at FROM organisation
    WHERE id = :id AND closed_at IS NULL FOR UPDATE
    """
)

LOCK_PEOPLE = text(
    """
    SELECT a.id FROM account a JOIN organisation_member m ON m.account_id = a.id
    WHERE m.organisation_id = :organisation_id ORDER BY a.id FOR KEY SHARE OF a
    """
)

IS_MEMBER = text(
    """
    SELECT EXISTS (SELECT FROM organisation_member m JOIN account a ON a.id = m.account_id
                   WHERE m.organisation_id = :id AND m.account_id = :account_id AND a.status = 'active')
    """
)

IS_MEMBER_SOMEWHERE = text("SELECT EXISTS (SELECT FROM organisation_member WHERE account_id = :account_id)")

BEGUN_TODAY = text(
    """
    SELECT count(*) AS made, min(created_at) AS oldest FROM offer
    WHERE organisation_id = :organisation_id
      AND created_at > CAST(:now AS timestamptz) - interval '1 day'
    """
)

INSERT = text(
    """
    INSERT INTO offer (id, kind, status, organisation_id, author, siret, company_name, title, description,
        keywords, rome_codes, levels, address, postcode, commune_code, commune_name, department, lat, lon,
        approximate, places, start_on, end_on, duration_days, day_starts, day_ends, break_minutes,
        break_starts, weekdays,
        hours_per_day, hours_per_week, contract, gratification_cents_per_hour, remote, accessibility,
        priorities, reserved_uais, declarations, declaration_note, headcount, tutors, digest, created_at,
        updated_at, demo)
    VALUES (:id, :kind, 'draft', :organisation_id, :author, :siret, :company_name, :title, :description,
        :keywords, :rome_codes, :levels, :address, :postcode, :commune_code, :commune_name, :department, :lat,
        :lon, :approximate, :places, :start_on, :end_on, :duration_days, :day_starts, :day_ends,
        :break_minutes, :break_starts, :weekdays,
        :hours_per_day, :hours_per_week, :contract, :gratification_cents_per_hour,
        :remote, :accessibility, :priorities, :reserved_uais, :declarations, :declaration_note, :headcount,
        :tutors, '', :now, :now, :demo)
    ON CONFLICT DO NOTHING RETURNING id
    """
)

UPDATE = text(
    """
    UPDATE offer SET kind = :kind, siret = :siret, company_name = :company_name, title = :title,
        description = :description, keywords = :keywords, rome_codes = :rome_codes, levels = :levels,
        address = :address, postcode = :postcode, commune_code = :commune_code, commune_name = :commune_name,
        department = :department, lat = :lat, lon = :lon, approximate = :approximate, places = :places,
        start_on = :start_on, end_on = :end_on, duration_days = :duration_days, day_starts = :day_starts,
        day_ends = :day_ends, break_minutes = :break_minutes,
        break_starts = :break_starts, weekdays = :weekdays,
        hours_per_day = :hours_per_day, hours_per_week = :hours_per_week, contract = :contract,
        gratification_cents_per_hour = :gratification_cents_per_hour, remote = :remote,
        accessibility = :accessibility, priorities = :priorities, reserved_uais = :reserved_uais,
        declarations = :declarations, declaration_note = :declaration_note, headcount = :headcount,
        tutors = :tutors,
        updated_at = :now
    WHERE id = :id
    """
)

DROP_OTHER_WEEKS = text(
    "DELETE FROM offer_week WHERE offer_id = :id AND NOT week = ANY(CAST(:weeks AS date[]))"
)

WRITE_WEEKS = text(
    """
    INSERT INTO offer_week (offer_id, week, places, taken)
    SELECT :id, week, places, 0
    FROM unnest(CAST(:weeks AS date[]), CAST(:week_places AS integer[])) AS wanted(week, places)
    ON CONFLICT (offer_id, week) DO UPDATE SET places = EXCLUDED.places
    """
)

TAKEN_WEEKS = text("SELECT week, places, taken FROM offer_week WHERE offer_id = :id ORDER BY week")

HOLD = text("UPDATE offer SET publish_error = CAST(:publish_error AS jsonb) WHERE id = :id")

# What is hidden for its company's silence is hidden as a whole: a new offer is no way out.
IS_SILENT = text(
    """
    SELECT EXISTS (SELECT FROM offer WHERE organisation_id = :organisation_id AND status = 'hidden'
                   AND publish_error->'codes' ? 'company_silent')
    """
)

NOTE_READ = text(
    "UPDATE offer SET digest = :digest, law_digest = :law_digest"
    " WHERE id = :id AND organisation_id IS NOT NULL"
)

# What else its organisation offers, as far as rules ask: those that are out, or wait to be. Of others, who
# has a place comes all the same.
TRAINEES_BESIDE = text(
    """
    SELECT (SELECT sector_code FROM organisation WHERE id = :organisation_id) AS naf,
        coalesce(sum(CASE WHEN status IN ('published', 'full', 'review') THEN places ELSE taken END)
            FILTER (WHERE (start_on IS NULL OR CAST(:end_on AS date) IS NULL OR start_on <= :end_on)
            AND (end_on IS NULL OR CAST(:start_on AS date) IS NULL OR end_on >= :start_on)), 0) AS trainees
    FROM offer
    WHERE organisation_id = :organisation_id AND id <> :id AND kind = 'placement'
    """
)
# Its placements of less than a third of the first one's length before, or after.
PLACEMENTS_AROUND = text(
    """
    SELECT title, rome_codes, commune_code, start_on, end_on, duration_days FROM offer
    WHERE organisation_id = :organisation_id AND id <> :id AND kind = 'placement'
      AND (status IN ('published', 'full', 'review') OR taken > 0)
      AND (end_on < CAST(:start_on AS date)
              AND end_on + CAST(ceil(duration_days / 3.0) AS integer) >= CAST(:start_on AS date)
           OR start_on > CAST(:end_on AS date) AND start_on <= CAST(:free_on AS date))
    ORDER BY end_on LIMIT 200
    """
)
PUPILS_BESIDE = text(
    """
    SELECT w.week, sum(CASE WHEN o.status IN ('published', 'full', 'review') THEN w.places ELSE w.taken END)
        AS places
    FROM offer_week w JOIN offer o ON o.id = w.offer_id
    WHERE o.organisation_id = :organisation_id AND o.id <> :id AND w.week = ANY(CAST(:weeks AS date[]))
    GROUP BY w.week
    """
)

# What is told of a change to who has a place.
_FACTS = """json_build_object('title', title, 'company', company_name,
        'description', description, 'careers', keywords,
        'address', address, 'postcode', postcode, 'commune', commune_name,
        'commune_code', commune_code, 'remote', remote,
        'start_on', start_on, 'end_on', end_on, 'duration_days', duration_days,
        'day_starts', to_char(day_starts, 'HH24:MI'), 'day_ends', to_char(day_ends, 'HH24:MI'),
        'break_starts', to_char(break_starts, 'HH24:MI'), 'break_minutes', break_minutes,
        'weekdays', weekdays)"""

FACTS = text(f"SELECT {_FACTS} FROM offer WHERE id = :id")

REMEMBER = text(
    """
    INSERT INTO offer_before (offer_id, facts, changed_at) VALUES (:id, CAST(:facts AS jsonb), :now)
    ON CONFLICT (offer_id) DO UPDATE SET changed_at = EXCLUDED.changed_at
    RETURNING xmax = 0 AS is_first
    """
)

TAKE_CHANGE = text(
    f"""
    WITH taken AS (DELETE FROM offer_before WHERE offer_id = :id RETURNING *)
    SELECT taken.facts AS before, {_FACTS} AS after, taken.changed_at, offer.status
    FROM taken JOIN offer ON offer.id = taken.offer_id
    """
)

DIGEST_OF_MINE = text(
    """
    SELECT o.digest FROM offer o
    JOIN organisation_member m ON m.organisation_id = o.organisation_id AND m.account_id = :account_id
    WHERE o.id = :id
    """
)

LOCK = text("SELECT * FROM offer WHERE id = :id FOR UPDATE")

FIND = text("SELECT id, organisation_id FROM offer WHERE id = :id")

DELETE_DRAFT = text("DELETE FROM offer WHERE id = :id AND status = 'draft' RETURNING id")

RENEW_END = text("UPDATE offer SET expires_on = coalesce(start_on, CAST(:open_until AS date)) WHERE id = :id")

# With weeks: until the day before the last coming one that has a place left, else before the last one.
RENEW_WEEKS_END = text(
    """
    UPDATE offer SET expires_on = weeks.last - 1
    FROM (SELECT coalesce(max(week) FILTER (WHERE taken < places AND week > CAST(:today AS date)), max(week))
                     AS last
          FROM offer_week WHERE offer_id = :id) AS weeks
    WHERE id = :id AND weeks.last IS NOT NULL
    """
)

# Full, over or to be found: what its places and days say of an offer that is out. A place left in a week
# that is past is none.
RECOMPUTE_STATUS = text(
    """
    UPDATE offer SET status = CASE
            WHEN expires_on < CAST(:today AS date) THEN 'expired'
            WHEN taken >= places OR NOT has_place THEN 'full'
            ELSE 'published' END
    FROM (SELECT count(*) = 0 OR bool_or(taken < places AND week > CAST(:today AS date)) AS has_place
          FROM offer_week WHERE offer_id = :id) AS weeks
    WHERE offer.id = :id RETURNING offer.status
    """
)

SET_STATUS = text(
    """
    UPDATE offer SET status = :status, publish_error = CAST(:publish_error AS jsonb),
        published_at = CASE WHEN CAST(:status AS text) = 'published' THEN coalesce(published_at, :now)
                            ELSE published_at END,
        reviewed_at = CASE WHEN CAST(:status AS text) = 'review' THEN coalesce(reviewed_at, :now) END,
        updated_at = :now
    WHERE id = :id
    """
)

NOTE = text(
    """
    INSERT INTO offer_event (offer_id, at, actor, staff, status, reason)
    VALUES (:id, :now, :actor, :staff, :status, :reason)
    """
)

TAKE_WEEK = text(
    """
    UPDATE offer_week SET taken = taken + 1
    WHERE offer_id = :id AND week = :week AND taken < places RETURNING week
    """
)

# `published` is asked of an offer that is still out; one that is full has none to give.
TAKE = text(
    """
    UPDATE offer SET taken = taken + :people
    WHERE id = :id AND status = 'published' AND taken + :people <= places RETURNING id
    """
)

FREE_WEEK = text(
    """
    UPDATE offer_week SET taken = taken - 1
    WHERE offer_id = :id AND week = :week AND taken > 0 RETURNING week
    """
)

FREE = text("UPDATE offer SET taken = greatest(0, taken - :people) WHERE id = :id RETURNING status")

STATUS = text("SELECT status FROM offer WHERE id = :id")

# Reports

INSERT_REPORT = text(
    """
    INSERT INTO offer_report (id, offer_id, reporter, known, reason, message, created_at)
    VALUES (:report_id, :id, :reporter, :known, :reason, :message, :now)
    ON CONFLICT (id) DO NOTHING RETURNING id
    """
)

SAME_REPORT = text(
    """
    SELECT 1 FROM offer_report
    WHERE id = :report_id AND offer_id = :id AND reason = :reason AND message = :message
    """
)

# Whose report holds an offer. Each known account has one voice, halved by each offer of which a referent
# dismissed its reports, for a few offers a day. All visitors and new accounts have one between them: anybody
# can be as many of them as they like. A grave report holds at once by the word of a known account that was
# right so far, or wrong once about another offer.
OPEN_REPORTS = text(
    """
    WITH open AS (
        SELECT CASE WHEN known THEN reporter END AS reporter, min(created_at) AS first_at,
            bool_or(reason = ANY(CAST(:grave AS text[]))) AS grave,
            count(*) FILTER (WHERE reason = ANY(CAST(:grave AS text[]))) AS alarms
        FROM offer_report WHERE offer_id = :id AND decided_at IS NULL GROUP BY 1
    ), voice AS (
        SELECT open.grave, open.alarms, open.reporter IS NOT NULL AS known,
            (SELECT count(DISTINCT former.offer_id) FROM offer_report former
                WHERE former.reporter = open.reporter AND former.dismissed) AS dismissed,
            EXISTS (SELECT FROM offer_report former WHERE former.reporter = open.reporter
                AND former.offer_id = :id AND former.dismissed) AS wrong_here,
            (SELECT count(DISTINCT other.offer_id) FROM offer_report other
                WHERE other.reporter = open.reporter AND other.offer_id <> :id
                  AND other.created_at <= open.first_at
                  AND other.created_at > open.first_at - interval '1 day') < :heard_per_day AS heard
        FROM open
    )
    SELECT coalesce(sum(power(0.5, dismissed)) FILTER (WHERE heard OR NOT known), 0) AS weight,
        coalesce(sum(alarms), 0) AS alarms,
        coalesce(bool_or(grave AND known AND heard AND dismissed <= 1 AND NOT wrong_here), false) AS grave
    FROM voice
    """
)

# Of reports that hold nothing: how many of a department referents were told of within a day, and whether in
# this hour.
TOLD_LATELY = text(
    """
    SELECT count(*) AS today,
        count(*) FILTER (WHERE r.created_at >= date_trunc('hour', CAST(:now AS timestamptz))) AS this_hour
    FROM offer_report r JOIN offer o ON o.id = r.offer_id
    WHERE r.told AND o.department = :department
      AND r.created_at > CAST(:now AS timestamptz) - interval '1 day'
    """
)

NOTE_TOLD = text("UPDATE offer_report SET told = true WHERE id = :report_id")

DECIDE_REPORTS = text(
    "UPDATE offer_report SET decided_at = :now, dismissed = :dismissed"
    " WHERE offer_id = :id AND decided_at IS NULL"
)

# What happens to a company's offers

OUT_OF_ORGANISATION = text(
    """
    SELECT id, status, publish_error, department FROM offer
    WHERE organisation_id = :organisation_id AND status = ANY(CAST(:statuses AS text[]))
    ORDER BY id FOR UPDATE
    """
)

ORGANISATION_STATE = text("SELECT verified_at, closed_at FROM organisation WHERE id = :id FOR UPDATE")

SET_LOWERED = text(
    "UPDATE offer SET lowered = :lowered WHERE organisation_id = :organisation_id AND lowered <> :lowered"
)

# The nightly rounds

OVER = text(
    """
    SELECT id FROM offer WHERE status IN ('published', 'full') AND expires_on < CAST(:today AS date)
    ORDER BY id LIMIT :batch FOR UPDATE SKIP LOCKED
    """
)

# What people did with them (reports, found offers) goes with them.
DELETE_OLD = (
    old_rows(
        "offer_report", "decided_at < CAST(:now AS timestamptz) - make_interval(days => :days)", "decided_at"
    ),
    # What no referent decided lapses as minor cases do; no grave one, nor where the offer waits for them.
    old_rows(
        "offer_report r",
        """
        decided_at IS NULL AND created_at < CAST(:now AS timestamptz) - make_interval(days => :minor_days)
        AND reason <> ALL(CAST(:grave AS text[]))
        AND NOT EXISTS (SELECT FROM offer WHERE offer.id = r.offer_id AND offer.status = 'review')
        """,
        "created_at",
    ),
    old_rows(
        "offer",
        """
        status IN ('draft', 'expired', 'withdrawn', 'hidden')
        AND updated_at < CAST(:now AS timestamptz) - make_interval(days => :offer_days)
        """,
        "updated_at",
        hanging=20,
    ),
)

# Nobody finds them any more.
DELETE_UNSEEN = old_rows(
    "offer",
    "source = ANY(:sources) AND status IN ('withdrawn', 'expired') AND seen_on < :before",
    "seen_on",
    hanging=20,
)
