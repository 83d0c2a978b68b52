"""Personal codes say when born, not only who: each list is for one year of birth."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"


def upgrade() -> None:
    op.add_column("age_code_batch", sa.Column("birth_year", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("age_code_batch", "birth_year")
