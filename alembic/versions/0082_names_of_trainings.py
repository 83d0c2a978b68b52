"""Trainings are found quickly by names that are mistyped too."""

import sqlalchemy as sa
from alembic import op

revision = "0082"
down_revision = "0081"


def upgrade() -> None:
    folded = sa.Computed("epass_fold(label || ' ' || words)", persisted=True)
    op.add_column("training", sa.Column("names_folded", sa.Text(), folded))
    op.create_index(
        "ix_training_names_folded",
        "training",
        ["names_folded"],
        postgresql_using="gin",
        postgresql_ops={"names_folded": "gin_trgm_ops"},
    )


def downgrade() -> None:
    op.drop_column("training", "names_folded")
