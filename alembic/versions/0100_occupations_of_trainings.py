"""What Onisep names for a training, beside the careers to which it leads."""

from alembic import op

revision = "0100"
down_revision = "0099"


def upgrade() -> None:
    op.execute(
        "CREATE TABLE training_occupation (training_id varchar NOT NULL, name varchar NOT NULL,"
        " beside boolean NOT NULL, PRIMARY KEY (training_id, name))"
    )


def downgrade() -> None:
    op.execute("DROP TABLE training_occupation")
