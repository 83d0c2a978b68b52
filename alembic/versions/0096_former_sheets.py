"""The sheet of ROME 3 in which a career stood: what its figures and its field come from.

Until careers and their titles are imported anew it is the broader one, as before.
"""

import sqlalchemy as sa
from alembic import op

revision = "0096"
down_revision = "0095"


def upgrade() -> None:
    op.add_column("career", sa.Column("former_code", sa.String))
    op.create_index("ix_career_former_code", "career", ["former_code"])
    op.execute("UPDATE career SET former_code = coalesce(parent_code, code)")


def downgrade() -> None:
    op.drop_column("career", "former_code")
