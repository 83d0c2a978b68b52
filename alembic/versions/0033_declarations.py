"""What a company declares of the law, its headcount and tutors, and what a referent was asked about."""

from alembic import op

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    op.execute(
        """
        ALTER TABLE offer
            ADD COLUMN declarations text[] NOT NULL DEFAULT '{}',
            ADD COLUMN declaration_note text NOT NULL DEFAULT '',
            ADD COLUMN headcount integer,
            ADD COLUMN tutors integer,
            ADD COLUMN law_digest text NOT NULL DEFAULT ''
        """
    )


def downgrade() -> None:
    op.execute(
        """
        ALTER TABLE offer
            DROP COLUMN declarations, DROP COLUMN declaration_note, DROP COLUMN headcount,
            DROP COLUMN tutors, DROP COLUMN law_digest
        """
    )
