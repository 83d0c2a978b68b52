-- What the roles of api/platform/kit/postgres/roles.sql may do here: applied by every migration, as epass_owner.
-- A table that is not named below is the runtime's to read and write.
DO $$
DECLARE
    only_read text[] := ARRAY['alembic_version', 'audit_seal'];
    -- Only added to; number and moment are the database's own.
    added_to jsonb := '{
        "audit_entry": "actor, action, account_id, department, detail",
        "consent_decision": "account_id, purpose, party, answer, how, request_id, wording, decided_at"
    }';
    -- Of the proof that a parent answered, what is not named never changes; a trigger keeps the rest.
    partly jsonb := '{
        "guardian_request": "sealed_address, masked_address, reminded_at, answered_at, closed_at, first_name, other_mark, sealed_other"
    }';
    -- What the functions of the retention role need.
    retention jsonb := '{
        "audit_entry": "SELECT, DELETE", "audit_seal": "SELECT, INSERT", "consent_decision": "SELECT, DELETE",
        "account": "SELECT (id)"
    }';
    called text[] := ARRAY['epass_forget_audit', 'epass_forget_consents', 'epass_seal_audit'];
    one text;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_database
                   WHERE datname = current_database() AND datdba = to_regrole('epass_owner')) THEN
        RETURN;
    END IF;
    FOR one IN SELECT relname FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
          AND relowner = 'epass_owner'::regrole
    LOOP
        EXECUTE format('REVOKE ALL ON %I FROM PUBLIC, epass_runtime, epass_retention', one);
        EXECUTE format('GRANT SELECT ON %I TO epass_runtime', one);
        IF added_to ? one THEN
            -- What a later migration adds is not there yet.
            EXECUTE format('GRANT INSERT (%s) ON %I TO epass_runtime', (
                SELECT string_agg(quote_ident(attname), ', ') FROM pg_attribute
                WHERE attrelid = format('public.%I', one)::regclass AND NOT attisdropped
                  AND attname = ANY(string_to_array(added_to ->> one, ', '))), one);
        ELSIF partly ? one THEN
            EXECUTE format('GRANT INSERT, DELETE, UPDATE (%s) ON %I TO epass_runtime', partly ->> one, one);
        ELSIF one <> ALL(only_read) THEN
            EXECUTE format('GRANT INSERT, UPDATE, DELETE ON %I TO epass_runtime', one);
        END IF;
        IF retention ? one THEN
            EXECUTE format('GRANT %s ON %I TO epass_retention', retention ->> one, one);
        END IF;
    END LOOP;
    FOR one IN SELECT relname FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' AND relowner = 'epass_owner'::regrole
    LOOP
        EXECUTE format('GRANT USAGE ON SEQUENCE %I TO epass_runtime', one);
    END LOOP;
    FOR one IN SELECT oid::regprocedure::text FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace AND proname = ANY(called)
    LOOP
        -- To own a function one must be allowed to make it.
        GRANT CREATE ON SCHEMA public TO epass_retention;
        EXECUTE format('ALTER FUNCTION %s OWNER TO epass_retention', one);
        REVOKE CREATE ON SCHEMA public FROM epass_retention;
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', one);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO epass_runtime', one);
    END LOOP;
END $$
