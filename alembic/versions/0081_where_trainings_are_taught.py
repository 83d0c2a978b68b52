"""Where a training is taught: common first years, predecessors, points of programmes, and what a region has."""

from alembic import op

revision = "0081"
down_revision = "0080"


def upgrade() -> None:
    op.execute(
        "ALTER TABLE training_diploma ADD reserved_for varchar, ADD options text[] NOT NULL DEFAULT '{}'"
    )
    op.execute("ALTER TABLE training_programme ADD lat double precision, ADD lon double precision")
    op.execute("ALTER TABLE training ADD reserved_for varchar")
    op.execute(
        "ALTER TABLE training_place ADD predecessor boolean NOT NULL DEFAULT false,"
        " ADD common boolean NOT NULL DEFAULT false, ADD lat double precision, ADD lon double precision,"
        " ADD commune varchar"
    )
    op.execute(
        "CREATE TABLE training_region (training_id varchar NOT NULL, status varchar NOT NULL,"
        " year varchar NOT NULL, PRIMARY KEY (training_id, status))"
    )


def downgrade() -> None:
    op.execute("DROP TABLE training_region")
    op.execute("ALTER TABLE training_place DROP predecessor, DROP common, DROP lat, DROP lon, DROP commune")
    op.execute("ALTER TABLE training DROP reserved_for")
    op.execute("ALTER TABLE training_programme DROP lat, DROP lon")
    op.execute("ALTER TABLE training_diploma DROP reserved_for, DROP options")
