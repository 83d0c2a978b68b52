"""On which careers Onisep's pages are, made when lists are imported: told by job titles too.

Until one is imported anew a page is on no career for sure, but one of the field of its code.
"""

import sqlalchemy as sa
from alembic import op

revision = "0105"
down_revision = "0104"


def upgrade() -> None:
    op.create_table(
        "career_onisep_tie",
        sa.Column("code", sa.String(), primary_key=True),
        sa.Column("onisep_id", sa.String(), primary_key=True),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("called", sa.String()),
        sa.Column("given", sa.Boolean(), nullable=False),
    )
    op.execute(
        "INSERT INTO career_onisep_tie SELECT code, onisep_id, label, url, NULL, true FROM career_onisep"
    )
    op.drop_index("ix_career_names", "career")
    for table in ("career", "career_onisep", "onisep_sheet"):
        op.drop_column(table, "names")


def downgrade() -> None:
    names = {
        "career": ("label", "label_feminine", "label_masculine"),
        "career_onisep": ("label", "nullif(split_part(label, ' / ', 2), '')"),
        "onisep_sheet": ("name", "name_feminine", "name_masculine"),
    }
    for table, labels in names.items():
        folded = ", ".join(
            f"epass_fold(translate(regexp_replace({label}, ' *\\([^)]*\\)', '', 'g'), '-’', ' '''))"
            for label in labels
        )
        op.execute(
            f"ALTER TABLE {table} ADD COLUMN names text[] GENERATED ALWAYS AS (ARRAY[{folded}]) STORED"
        )
    op.create_index("ix_career_names", "career", ["names"], postgresql_using="gin")
    op.drop_table("career_onisep_tie")
