"""The queue's tables (procrastinate's own schema)."""

from alembic import op
from procrastinate.schema import SchemaManager

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.get_bind().exec_driver_sql(SchemaManager.get_schema().replace("%", "%%"))


def downgrade() -> None:
    op.execute(
        """
        DO $$ DECLARE thing record; BEGIN
            FOR thing IN SELECT oid::regprocedure AS name FROM pg_proc WHERE proname LIKE 'procrastinate\\_%' LOOP
                EXECUTE 'DROP FUNCTION IF EXISTS ' || thing.name || ' CASCADE';
            END LOOP;
            FOR thing IN SELECT oid::regclass AS name FROM pg_class
                         WHERE relname LIKE 'procrastinate\\_%' AND relkind = 'r' LOOP
                EXECUTE 'DROP TABLE IF EXISTS ' || thing.name || ' CASCADE';
            END LOOP;
            FOR thing IN SELECT oid::regtype AS name FROM pg_type
                         WHERE typname LIKE 'procrastinate\\_%' AND typtype IN ('e', 'c') LOOP
                EXECUTE 'DROP TYPE IF EXISTS ' || thing.name || ' CASCADE';
            END LOOP;
        END $$
        """
    )
