"""Between a point and none there is no distance: `least(1, NULL)` made it half the way around the Earth."""

from alembic import op

revision = "0030"
down_revision = "0029"

_FUNCTION = "epass_distance_m(double precision, double precision, double precision, double precision)"


def upgrade() -> None:
    op.execute(f"ALTER FUNCTION {_FUNCTION} STRICT")


def downgrade() -> None:
    op.execute(f"ALTER FUNCTION {_FUNCTION} CALLED ON NULL INPUT")
