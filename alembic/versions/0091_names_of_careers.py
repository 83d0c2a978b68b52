"""What careers and Onisep's pages on them are called, to tell which page is on which career."""

from alembic import op

revision = "0091"
down_revision = "0090"

NAMES = {
    "career": ("label", "label_feminine", "label_masculine"),
    "career_onisep": ("label", "nullif(split_part(label, ' / ', 2), '')"),
    "onisep_sheet": ("name", "name_feminine", "name_masculine"),
}


def upgrade() -> None:
    for table, labels in NAMES.items():
        names = ", ".join(
            f"epass_fold(translate(regexp_replace({label}, ' *\\([^)]*\\)', '', 'g'), '-’', ' '''))"
            for label in labels
        )
        op.execute(f"ALTER TABLE {table} ADD COLUMN names text[] GENERATED ALWAYS AS (ARRAY[{names}]) STORED")
    op.execute("CREATE INDEX ix_career_names ON career USING gin (names)")


def downgrade() -> None:
    for table in NAMES:
        op.drop_column(table, "names")
