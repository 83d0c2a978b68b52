"""What became of those who left a school or a training (InserJeunes)."""

import sqlalchemy as sa
from alembic import op

revision = "0063"
down_revision = "0062"

_RATES = (
    "further_study",
    "employed_6",
    "expected_6",
    "difference",
    "employed_12",
    "employed_18",
    "employed_24",
)
_SHARES = ("studying", "employed", "other", "broken_contracts")


def _rates(names: tuple[str, ...]) -> list[sa.Column[float]]:
    return [sa.Column(name, sa.Float(), nullable=True) for name in names]


def upgrade() -> None:
    op.create_table(
        "outcome_school",
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("year", sa.String(), nullable=False),
        sa.Column("uai", sa.String(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        *_rates(_RATES + _SHARES),
        sa.PrimaryKeyConstraint("origin", "year", "uai", "way"),
    )
    op.create_index("ix_outcome_school_uai", "outcome_school", ["uai"])
    op.create_table(
        "outcome_training",
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("year", sa.String(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("nomenclature", sa.String(), nullable=False),
        sa.Column("leavers", sa.Integer(), nullable=True),
        *_rates(tuple(name for name in _RATES if name not in ("expected_6", "difference"))),
        sa.PrimaryKeyConstraint("region", "year", "way", "code"),
    )
    op.create_index("ix_outcome_training_code", "outcome_training", ["code"])


def downgrade() -> None:
    op.drop_table("outcome_training")
    op.drop_table("outcome_school")
