"""Saved searches that notify, what they found, and the links that stop their mails."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from api.platform.kit.columns import Box

revision = "0012"
down_revision = "0011"

FUNCTIONS = """
-- Where an alert looks, in the plane of its key: planes lie 1000 degrees apart. Without a radius: everywhere.
-- A metre more than the radius, since so far out a degree is only known to some decimetres.
CREATE FUNCTION epass_alert_area(
    key integer, lat double precision, lon double precision, radius_m double precision
) RETURNS box
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN radius_m IS NULL
        THEN box(point(1000.0::float8 * key - 180, -180), point(1000.0::float8 * key + 180, 180))
        ELSE box(
            point(1000.0::float8 * key + lon - degrees((radius_m + 1) / 6371008.8)
                / cos(radians(abs(lat) + degrees((radius_m + 1) / 6371008.8))),
                (epass_mercator(lat - degrees((radius_m + 1) / 6371008.8), lon))[1]),
            point(1000.0::float8 * key + lon + degrees((radius_m + 1) / 6371008.8)
                / cos(radians(abs(lat) + degrees((radius_m + 1) / 6371008.8))),
                (epass_mercator(lat + degrees((radius_m + 1) / 6371008.8), lon))[1])) END;

-- Where an offer stands in the plane of a key.
CREATE FUNCTION epass_alert_spot(key integer, lat double precision, lon double precision) RETURNS box
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN box(
        point(1000.0::float8 * key + lon, (epass_mercator(lat, lon))[1]),
        point(1000.0::float8 * key + lon, (epass_mercator(lat, lon))[1]));
"""


def upgrade() -> None:
    op.execute(FUNCTIONS)
    op.create_table(
        "alert",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("account_id", sa.UUID(), nullable=False),
        sa.Column("kinds", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("levels", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("rome", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("weeks", postgresql.ARRAY(sa.Date()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("q", sa.String(), nullable=True),
        sa.Column("prefixes", sa.String(), nullable=True),
        sa.Column(
            "words", postgresql.TSQUERY(), sa.Computed("epass_query(prefixes)", persisted=True), nullable=True
        ),
        sa.Column("commune_code", sa.Text(), nullable=True),
        sa.Column("radius_km", sa.Float(), nullable=True),
        sa.Column("name_fr", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("alone_from", sa.Date(), nullable=True),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stopped_why", sa.Text(), nullable=True),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_alert_account_id", "alert", ["account_id"], unique=False)
    op.create_table(
        "alert_stop",
        sa.Column("account_id", sa.UUID(), nullable=False),
        sa.Column("token_digest", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("account_id"),
        sa.UniqueConstraint("token_digest"),
    )
    op.create_table(
        "alert_key",
        sa.Column("alert_id", sa.UUID(), nullable=False),
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.UUID(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("radius_m", sa.Float(), nullable=True),
        sa.Column(
            "area",
            Box(),
            sa.Computed("epass_alert_area(key, lat, lon, radius_m)", persisted=True),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(["alert_id"], ["alert.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("alert_id", "key"),
    )
    op.create_index(
        "ix_alert_key_area",
        "alert_key",
        ["area"],
        unique=False,
        postgresql_using="gist",
        postgresql_include=["account_id", "alert_id", "lat", "lon", "radius_m"],
    )
    op.create_table(
        "alert_hit",
        sa.Column("account_id", sa.UUID(), nullable=False),
        sa.Column("offer_id", sa.UUID(), nullable=False),
        sa.Column("alert_id", sa.UUID(), nullable=True),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["alert_id"], ["alert.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("account_id", "offer_id"),
    )
    op.create_index(op.f("ix_alert_hit_alert_id"), "alert_hit", ["alert_id"], unique=False)
    op.create_index(
        "ix_alert_hit_due_at",
        "alert_hit",
        ["due_at"],
        unique=False,
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )
    op.create_index("ix_alert_hit_found_at", "alert_hit", ["found_at"], unique=False)
    op.create_index("ix_alert_hit_offer_id", "alert_hit", ["offer_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_alert_hit_offer_id", table_name="alert_hit")
    op.drop_index("ix_alert_hit_found_at", table_name="alert_hit")
    op.drop_index(
        "ix_alert_hit_due_at", table_name="alert_hit", postgresql_where=sa.text("due_at IS NOT NULL")
    )
    op.drop_index(op.f("ix_alert_hit_alert_id"), table_name="alert_hit")
    op.drop_table("alert_hit")
    op.drop_index(
        "ix_alert_key_area",
        table_name="alert_key",
        postgresql_using="gist",
        postgresql_include=["account_id", "alert_id", "lat", "lon", "radius_m"],
    )
    op.drop_table("alert_key")
    op.drop_table("alert_stop")
    op.drop_index("ix_alert_account_id", table_name="alert")
    op.drop_table("alert")
    op.execute("DROP FUNCTION epass_alert_spot, epass_alert_area")
