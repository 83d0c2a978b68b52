-- The three roles of E-pass, once per database; run again it changes nothing. See docs/database-roles.md.
-- By a superuser, or by the database's owner with CREATEROLE and CREATEDB (managed servers).
DO $$
DECLARE
    step text;
BEGIN
    FOREACH step IN ARRAY ARRAY['epass_owner LOGIN', 'epass_runtime LOGIN', 'epass_retention NOLOGIN'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = split_part(step, ' ', 1)) THEN
            EXECUTE 'CREATE ROLE ' || step;
        END IF;
    END LOOP;
    -- Whoever makes the tables hands the retention's functions over to it.
    IF NOT pg_has_role('epass_owner', 'epass_retention', 'SET') THEN
        GRANT epass_retention TO epass_owner;
    END IF;
    IF NOT pg_has_role('epass_owner', 'SET') THEN
        EXECUTE format('GRANT epass_owner TO %I WITH INHERIT TRUE, SET TRUE', current_user);
    END IF;

    -- With the database comes its schema « public ».
    IF EXISTS (SELECT FROM pg_database WHERE datname = current_database()
               AND datdba <> 'epass_owner'::regrole) THEN
        EXECUTE format('ALTER DATABASE %I OWNER TO epass_owner', current_database());
    END IF;
    -- Imports stage in temporary tables. Those come before others of the same name: what proves something is
    -- named with its schema (tests/platform/schema/test_rights.py finds what is not).
    EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO epass_runtime', current_database());
    REVOKE CREATE ON SCHEMA public FROM PUBLIC;
    GRANT USAGE ON SCHEMA public TO epass_runtime, epass_retention;

    -- What an earlier, single role made, but for what belongs to extensions or to a table.
    FOR step IN
        SELECT format('ALTER %s %s OWNER TO epass_owner', kind, name) FROM (
            SELECT CASE relkind WHEN 'S' THEN 'SEQUENCE' WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'
                       ELSE 'TABLE' END AS kind,
                oid::regclass::text AS name, 'pg_class'::regclass AS catalog, oid, relowner AS owner
            FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'S', 'v', 'm')
            UNION ALL
            SELECT 'ROUTINE', oid::regprocedure::text, 'pg_proc'::regclass, oid, proowner
            FROM pg_proc WHERE pronamespace = 'public'::regnamespace
            UNION ALL
            SELECT 'TYPE', oid::regtype::text, 'pg_type'::regclass, oid, typowner
            FROM pg_type t WHERE typnamespace = 'public'::regnamespace AND (typtype IN ('e', 'd')
                OR typtype = 'c' AND EXISTS (SELECT FROM pg_class WHERE oid = t.typrelid AND relkind = 'c'))
        ) thing
        WHERE owner NOT IN ('epass_owner'::regrole, 'epass_retention'::regrole)
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = thing.catalog AND d.objid = thing.oid
                          AND d.deptype IN ('a', 'e', 'i'))
    LOOP
        EXECUTE step;
    END LOOP;
END $$;
