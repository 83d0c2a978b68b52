"""Proofs that the application cannot change: the audit's chain of days, and functions that delete what is old.

The functions run with the rights of the role `epass_retention` (alembic/rights.sql), where there is one.
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"

# An entry's moment is that of its own statement, which holds the table's lock: once a day was sealed behind that
# lock, no entry of the day can come any more, however old its transaction.
SEAL = """
ALTER TABLE audit_entry ALTER at SET DEFAULT clock_timestamp();

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

CREATE FUNCTION epass_keep_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a seal of the audit is never changed' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_seal_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal
    FOR EACH STATEMENT EXECUTE FUNCTION epass_keep_seal();
"""

# Whole days go, and none that was not sealed.
FORGET = """
CREATE FUNCTION epass_forget_audit(years integer) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    gone bigint;
BEGIN
    IF years IS NULL OR years < 5 THEN
        RAISE EXCEPTION 'the audit is kept for 5 years at least'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM epass_seal_audit();
    DELETE FROM audit_entry
        WHERE at < date_trunc('day', now() - make_interval(years => years), 'UTC')
          AND (at AT TIME ZONE 'UTC')::date <= (SELECT max(day) FROM audit_seal);
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN gone;
END $$;

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

KEEP_CONSENTS = """
CREATE OR REPLACE FUNCTION epass_keep_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND OLD.decided_at < now() - interval '1 year' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'a decision on consent is never changed' USING ERRCODE = 'insufficient_privilege';
END $$;
DROP TRIGGER consent_decision_keep ON consent_decision;
CREATE TRIGGER consent_decision_keep BEFORE UPDATE OR DELETE ON consent_decision
    FOR EACH ROW EXECUTE FUNCTION epass_keep_decision();
CREATE TRIGGER consent_decision_keep_all BEFORE TRUNCATE ON consent_decision
    FOR EACH STATEMENT EXECUTE FUNCTION epass_keep_decision();

-- That a parent answered, when, and by which address is part of the proof.
CREATE FUNCTION epass_keep_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.answered_at IS NULL THEN
        IF TG_OP = 'DELETE' THEN
            RETURN OLD;
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' THEN
        IF NOT EXISTS (SELECT FROM consent_decision WHERE request_id = OLD.id) THEN
            RETURN OLD;
        END IF;
    ELSIF (NEW.account_id, NEW.address_mark, NEW.sent_at, NEW.answered_at, NEW.other_mark)
            IS NOT DISTINCT FROM (OLD.account_id, OLD.address_mark, OLD.sent_at, OLD.answered_at, OLD.other_mark)
          AND NEW.first_name IN (OLD.first_name, '')
          AND (OLD.closed_at IS NULL OR NEW.closed_at = OLD.closed_at) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the answer of a parent is never changed' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER guardian_request_keep BEFORE UPDATE OR DELETE ON guardian_request
    FOR EACH ROW EXECUTE FUNCTION epass_keep_answer();
"""

BEFORE = """
DROP TRIGGER guardian_request_keep ON guardian_request;
DROP FUNCTION epass_keep_answer();
DROP TRIGGER consent_decision_keep_all ON consent_decision;
DROP TRIGGER consent_decision_keep ON consent_decision;
CREATE OR REPLACE FUNCTION epass_keep_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a decision on consent is never changed' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER consent_decision_keep BEFORE UPDATE ON consent_decision
    FOR EACH ROW EXECUTE FUNCTION epass_keep_decision();
DROP FUNCTION epass_forget_consents(integer), epass_forget_audit(integer), epass_seal_audit();
ALTER TABLE audit_entry ALTER at SET DEFAULT now();
"""


def upgrade() -> None:
    op.create_table(
        "audit_seal",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("day"),
    )
    op.create_index("ix_audit_entry_at", "audit_entry", ["at"], unique=False)
    for statements in (SEAL, FORGET, KEEP_CONSENTS):
        op.execute(statements)


def downgrade() -> None:
    op.execute(BEFORE)
    op.drop_index("ix_audit_entry_at", table_name="audit_entry")
    op.drop_table("audit_seal")
    op.execute("DROP FUNCTION epass_keep_seal()")
