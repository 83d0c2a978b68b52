"""A decision of today with a moment of long ago ends no proof, and no seal is made of an older snapshot."""

from alembic import op

revision = "0032"
down_revision = "0031"

SEAL = """
CREATE FUNCTION epass_seal_audit() RETURNS SETOF audit_seal LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '10s' AS $$
DECLARE
    last audit_seal;
    made audit_seal;
BEGIN
    -- An older snapshot would seal a day without its last entries, for ever.
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'the audit is sealed as it is now' USING ERRCODE = 'insufficient_privilege';
    END IF;
    LOCK TABLE audit_entry IN SHARE ROW EXCLUSIVE MODE;
    SELECT * INTO last FROM audit_seal ORDER BY day DESC LIMIT 1;
    made.day := coalesce(last.day + 1, (SELECT min((at AT TIME ZONE 'UTC')::date) FROM audit_entry));
    -- An hour's margin, for a clock that is set back.
    WHILE made.day < ((clock_timestamp() - interval '1 hour') AT TIME ZONE 'UTC')::date LOOP
        SELECT count(*), sha256(coalesce(string_agg(sha256(convert_to(jsonb_build_array(
                id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor, action, account_id,
                department, detail)::text, 'UTF8')), ''::bytea ORDER BY id), ''::bytea))
            INTO made.entries, made.content
            FROM audit_entry
            WHERE at >= made.day::timestamp AT TIME ZONE 'UTC' AND at < (made.day + 1)::timestamp AT TIME ZONE 'UTC';
        made.digest := sha256(convert_to(concat_ws(chr(10), coalesce(encode(last.digest, 'hex'), repeat('0', 64)),
            to_char(made.day, 'YYYY-MM-DD'), made.entries, encode(made.content, 'hex')), 'UTF8'));
        made.sealed_at := clock_timestamp();
        INSERT INTO audit_seal VALUES (made.*);
        RETURN NEXT made;
        last := made;
        made.day := made.day + 1;
    END LOOP;
END $$;
"""

FORGET_CONSENTS = """
CREATE FUNCTION epass_forget_consents(years integer) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    gone bigint;
BEGIN
    IF years IS NULL OR years < 1 THEN
        RAISE EXCEPTION 'the proof of a consent is kept for a year at least'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    -- The moment of a decision is the application's word, that of its number the database's own: a decision
    -- that was added with an older moment ends none before it was added.
    -- An answer ends with the next one of the same party, a no with itself. The last word of an account stays.
    DELETE FROM consent_decision USING (
        SELECT id, lead(wrote, 1, CASE WHEN answer <> 'agreed' THEN wrote END)
            OVER (PARTITION BY account_id, purpose, party ORDER BY decided_at, id) AS ended_at
        FROM (SELECT *, greatest(decided_at, uuid_extract_timestamp(id)) AS wrote FROM consent_decision) each
    ) known
    WHERE known.id = consent_decision.id AND known.ended_at < now() - make_interval(years => years)
      AND NOT EXISTS (SELECT FROM account a WHERE a.id = consent_decision.account_id
          AND NOT EXISTS (SELECT FROM consent_decision later
              WHERE later.account_id = consent_decision.account_id
                AND later.purpose = consent_decision.purpose AND later.party = consent_decision.party
                AND later.decided_at > consent_decision.decided_at));
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN gone;
END $$;
"""

SEAL_BEFORE = """
CREATE FUNCTION epass_seal_audit() RETURNS SETOF audit_seal LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '10s' AS $$
DECLARE
    last audit_seal;
    made audit_seal;
BEGIN
    LOCK TABLE audit_entry IN SHARE ROW EXCLUSIVE MODE;
    SELECT * INTO last FROM audit_seal ORDER BY day DESC LIMIT 1;
    made.day := coalesce(last.day + 1, (SELECT min((at AT TIME ZONE 'UTC')::date) FROM audit_entry));
    -- An hour's margin, for a clock that is set back.
    WHILE made.day < ((clock_timestamp() - interval '1 hour') AT TIME ZONE 'UTC')::date LOOP
        SELECT count(*), sha256(coalesce(string_agg(sha256(convert_to(jsonb_build_array(
                id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor, action, account_id,
                department, detail)::text, 'UTF8')), ''::bytea ORDER BY id), ''::bytea))
            INTO made.entries, made.content
            FROM audit_entry
            WHERE at >= made.day::timestamp AT TIME ZONE 'UTC' AND at < (made.day + 1)::timestamp AT TIME ZONE 'UTC';
        made.digest := sha256(convert_to(concat_ws(chr(10), coalesce(encode(last.digest, 'hex'), repeat('0', 64)),
            to_char(made.day, 'YYYY-MM-DD'), made.entries, encode(made.content, 'hex')), 'UTF8'));
        made.sealed_at := clock_timestamp();
        INSERT INTO audit_seal VALUES (made.*);
        RETURN NEXT made;
        last := made;
        made.day := made.day + 1;
    END LOOP;
END $$;
"""

FORGET_CONSENTS_BEFORE = """
CREATE FUNCTION epass_forget_consents(years integer) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    gone bigint;
BEGIN
    IF years IS NULL OR years < 1 THEN
        RAISE EXCEPTION 'the proof of a consent is kept for a year at least'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    -- An answer ends with the next one of the same party, a no with itself. The last word of an account stays.
    DELETE FROM consent_decision USING (
        SELECT id, lead(decided_at, 1, CASE WHEN answer <> 'agreed' THEN decided_at END)
            OVER (PARTITION BY account_id, purpose, party ORDER BY decided_at, id) AS ended_at
        FROM consent_decision
    ) known
    WHERE known.id = consent_decision.id AND known.ended_at < now() - make_interval(years => years)
      AND NOT EXISTS (SELECT FROM account a WHERE a.id = consent_decision.account_id
          AND NOT EXISTS (SELECT FROM consent_decision later
              WHERE later.account_id = consent_decision.account_id
                AND later.purpose = consent_decision.purpose AND later.party = consent_decision.party
                AND later.decided_at > consent_decision.decided_at));
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN gone;
END $$;
"""


def _make(seal: str, forget_consents: str) -> None:
    # They belong to the retention role, until the rights are given again: who owns the schema may drop them.
    op.execute("DROP FUNCTION epass_seal_audit(), epass_forget_consents(integer)")
    op.execute(seal)
    op.execute(forget_consents)


def upgrade() -> None:
    _make(SEAL, FORGET_CONSENTS)


def downgrade() -> None:
    _make(SEAL_BEFORE, FORGET_CONSENTS_BEFORE)
