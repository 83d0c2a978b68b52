"""Desks of public services have a plane of their own."""

from alembic import op

revision = "0064"
down_revision = "0063"

PLANES = [
    "middle_school",
    "high_school",
    "vocational_school",
    "agricultural_school",
    "mfr",
    "apprenticeship_centre",
    "higher_education",
    "production_school",
    "specialised_school",
    "cio",
    "mission_locale",
    "information_point",
    "training_body",
    "company",
]
ADDED = "public_service"


def upgrade() -> None:
    _number([*PLANES, ADDED])


def downgrade() -> None:
    # Without a plane they would be found around no point.
    op.execute(f"UPDATE place SET kind = 'information_point' WHERE kind = '{ADDED}'")  # noqa: S608
    _number(PLANES)


def _number(kinds: list[str]) -> None:
    """Numbers that are there stay: what is written of places stands on them."""
    cases = " ".join(f"WHEN '{kind}' THEN {number}" for number, kind in enumerate(kinds, 1))
    op.execute(
        "CREATE OR REPLACE FUNCTION epass_plane(kind text) RETURNS integer"
        f" LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN CASE kind {cases} END"
    )
