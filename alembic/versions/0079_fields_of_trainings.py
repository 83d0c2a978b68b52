"""Wider fields of trainings apart from their careers, and what a sheet names next as trainings are called."""

from alembic import op

revision = "0079"
down_revision = "0078"


def upgrade() -> None:
    op.execute(
        """
        ALTER TABLE training_career ADD firm boolean NOT NULL DEFAULT true, ADD named varchar;
        CREATE TABLE training_field (training_id varchar NOT NULL, code varchar NOT NULL,
            PRIMARY KEY (training_id, code));
        CREATE INDEX ix_training_field_code ON training_field (code);
        ALTER TABLE training_sheet_next ADD title varchar;
        UPDATE training_sheet_next SET title = label;
        ALTER TABLE training_sheet_next ALTER title SET NOT NULL;
        """
    )


def downgrade() -> None:
    op.execute(
        """
        ALTER TABLE training_sheet_next DROP title;
        DROP TABLE training_field;
        ALTER TABLE training_career DROP firm, DROP named;
        """
    )
