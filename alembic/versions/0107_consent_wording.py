"""A proof of consent says which words were agreed to (GDPR art. 7 §1); of earlier ones nobody knows."""

import sqlalchemy as sa
from alembic import op

revision = "0107"
down_revision = "0106"


def upgrade() -> None:
    op.add_column("consent_decision", sa.Column("wording", sa.Text()))


def downgrade() -> None:
    op.drop_column("consent_decision", "wording")
