"""Portraits of occupations, and how hard it is to hire for them."""

import sqlalchemy as sa
from alembic import op

revision = "0068"
down_revision = "0067"

_SCORES = ("rating", "hiring", "training", "workforce", "unstable", "conditions", "distance")


def upgrade() -> None:
    op.create_table(
        "occupation_figure",
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("kind", "occupation", "period", "aspect")
        ),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("label", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("kind", "occupation", "period", "aspect"),
    )
    op.create_index("ix_occupation_figure_occupation", "occupation_figure", ["occupation", "kind"])
    op.create_table(
        "occupation_tension",
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("year", "level", "territory", "occupation")
        ),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in ("employment", *_SCORES)),
        sa.PrimaryKeyConstraint("year", "level", "territory", "occupation"),
    )
    op.create_index("ix_occupation_tension_occupation", "occupation_tension", ["occupation"])


def downgrade() -> None:
    op.drop_table("occupation_tension")
    op.drop_table("occupation_figure")
