"""ROME 3 and 4 side by side: texts, skills, contexts, likings and themes in tables that say what they hold."""

import sqlalchemy as sa
from alembic import op

revision = "0071"
down_revision = "0070"

_FLAGS = ("regulated", "executive", "digital", "demographic")
_VERSIONED = {
    "career_interest": "code",
    "career_relation": "code, kind, target",
    "career_sector": "code, sector_code",
}
"""Tables whose keys lacked the version."""
# What they hold until the next import: near careers and interests of ROME 3, sectors of ROME 4.
_HELD = {"career_interest": 3, "career_relation": 3, "career_sector": 4}
_KINDS = {
    "SAVOIRS THEORIQUES ET PROCEDURAUX": "knowledge",
    "STRUCTURES": "structures",
    "SECTEURS": "sectors",
    "CONDITIONS": "conditions",
}


def upgrade() -> None:
    for table in ("career", "career_appellation"):
        for flag in _FLAGS:
            op.add_column(table, sa.Column(flag, sa.Boolean(), nullable=True))
        op.add_column(table, sa.Column("ecological", sa.String(), nullable=True))
    op.add_column("career_appellation", sa.Column("rare", sa.Boolean(), nullable=True))
    op.add_column("career_relation", sa.Column("position", sa.Integer(), nullable=True))
    for table, key in _VERSIONED.items():
        op.add_column(
            table, sa.Column("rome_version", sa.Integer(), nullable=False, server_default=str(_HELD[table]))
        )
        op.alter_column(table, "rome_version", server_default=None)
        op.drop_constraint(f"{table}_pkey", table)
        op.create_primary_key(f"{table}_pkey", table, ["rome_version", *key.split(", ")])
    op.create_table(
        "career_text",
        sa.Column("rome_version", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("rome_version", "code", "kind", "position"),
    )
    op.create_table(
        "career_item",
        sa.Column("rome_version", sa.Integer(), nullable=False),
        sa.Column("ogr_code", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=True),
        sa.Column("label", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("rome_version", "ogr_code"),
    )
    op.create_index(op.f("ix_career_item_kind"), "career_item", ["kind"])
    op.create_table(
        "career_item_link",
        sa.Column("rome_version", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("ogr_code", sa.String(), nullable=False),
        sa.Column("weight", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("rome_version", "code", "ogr_code"),
    )
    op.create_index(op.f("ix_career_item_link_ogr_code"), "career_item_link", ["ogr_code"])
    for name in ("liking", "theme"):
        op.create_table(
            f"career_{name}",
            sa.Column("rome_version", sa.Integer(), nullable=False),
            sa.Column(f"{name}_code", sa.String(), nullable=False),
            sa.Column("label", sa.String(), nullable=False),
            sa.Column("definition", sa.String(), nullable=True),
            sa.PrimaryKeyConstraint("rome_version", f"{name}_code"),
        )
        principal = [sa.Column("principal", sa.Boolean(), nullable=False)] if name == "liking" else []
        op.create_table(
            f"career_{name}_link",
            sa.Column("rome_version", sa.Integer(), nullable=False),
            sa.Column("code", sa.String(), nullable=False),
            sa.Column(f"{name}_code", sa.String(), nullable=False),
            *principal,
            sa.PrimaryKeyConstraint("rome_version", "code", f"{name}_code"),
        )
    op.execute(
        "INSERT INTO career_text SELECT 3, code, kind, split_part(key, ':', 2)::int, label"
        " FROM career_reference WHERE kind IN ('definition', 'access', 'conditions')"
    )
    op.execute(
        "INSERT INTO career_item SELECT 3, key, CASE category "  # noqa: S608
        + " ".join(f"WHEN '{theirs}' THEN '{ours}'" for theirs, ours in _KINDS.items())
        + " END, NULL, label FROM career_reference WHERE category IN ("
        + ", ".join(f"'{theirs}'" for theirs in _KINDS)
        + ") ON CONFLICT DO NOTHING"
    )
    op.drop_table("career_reference")


def downgrade() -> None:
    op.create_table(
        "career_reference",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("category", sa.String(), nullable=True),
        sa.Column("label", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "key"),
    )
    op.create_index(op.f("ix_career_reference_code"), "career_reference", ["code"], unique=False)
    op.execute(
        "INSERT INTO career_reference SELECT kind, code || ':' || lpad(position::text, 3, '0'), code, NULL, text"
        " FROM career_text WHERE rome_version = 3"
    )
    for theirs, ours in _KINDS.items():
        kind = "skill" if ours == "knowledge" else "workplace"
        op.execute(
            f"INSERT INTO career_reference SELECT '{kind}', ogr_code, NULL, '{theirs}', label"  # noqa: S608
            f" FROM career_item WHERE rome_version = 3 AND kind = '{ours}'"
        )
    for table in ("theme_link", "theme", "liking_link", "liking", "item_link", "item", "text"):
        op.drop_table(f"career_{table}")
    for table, key in _VERSIONED.items():
        op.execute(f"DELETE FROM {table} WHERE rome_version <> {_HELD[table]}")  # noqa: S608
        op.drop_constraint(f"{table}_pkey", table)
        op.create_primary_key(f"{table}_pkey", table, key.split(", "))
        op.drop_column(table, "rome_version")
    op.drop_column("career_relation", "position")
    op.drop_column("career_appellation", "rare")
    for table in ("career", "career_appellation"):
        for flag in (*_FLAGS, "ecological"):
            op.drop_column(table, flag)
