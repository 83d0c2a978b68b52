"""Hirings that employers plan, by occupation and employment basin."""

import sqlalchemy as sa
from alembic import op

revision = "0067"
down_revision = "0066"


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "occupation",
        *(_text(name) for name in ("nomenclature", "code", "level", "label")),
        _text("parent", nullable=True),
        _text("comparable"),
        sa.PrimaryKeyConstraint("nomenclature", "code"),
    )
    op.create_index("ix_occupation_comparable", "occupation", ["comparable", "nomenclature"])
    op.create_table(
        "occupation_rome",
        _text("occupation"),
        _text("rome"),
        sa.Column("partly", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("occupation", "rome"),
    )
    op.create_index("ix_occupation_rome_rome", "occupation_rome", ["rome"])
    op.create_table(
        "commune_basin",
        *(_text(name) for name in ("commune_code", "basin", "name")),
        sa.PrimaryKeyConstraint("commune_code"),
    )
    op.create_index("ix_commune_basin_basin", "commune_basin", ["basin"])
    op.create_table(
        "planned_hiring",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        *(_text(name) for name in ("occupation", "basin", "department", "region", "nomenclature", "label")),
        *(_text(name) for name in ("basin_name", "family", "family_label")),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in ("planned", "difficult", "seasonal")),
        sa.PrimaryKeyConstraint("year", "occupation", "basin", "department"),
    )
    op.create_index("ix_planned_hiring_occupation", "planned_hiring", ["occupation"])
    op.create_index("ix_planned_hiring_basin", "planned_hiring", ["year", "basin"])


def downgrade() -> None:
    for table in ("planned_hiring", "commune_basin", "occupation_rome", "occupation"):
        op.drop_table(table)
