"""Offers, their weeks, reports and history."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from api.platform.kit.columns import Point

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "offer",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), server_default="epass", nullable=False),
        sa.Column("partner_id", sa.Text(), nullable=True),
        sa.Column("organisation_id", sa.UUID(), nullable=True),
        sa.Column("author", sa.UUID(), nullable=True),
        sa.Column("siret", sa.String(), nullable=True),
        sa.Column("company_name", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("keywords", sa.String(), nullable=False),
        sa.Column("rome_codes", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("levels", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("postcode", sa.String(), nullable=True),
        sa.Column("commune_code", sa.String(), nullable=True),
        sa.Column("commune_name", sa.String(), nullable=False),
        sa.Column("department", sa.String(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("approximate", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("places", sa.Integer(), server_default="1", nullable=False),
        sa.Column("taken", sa.Integer(), server_default="0", nullable=False),
        sa.Column("start_on", sa.Date(), nullable=True),
        sa.Column("end_on", sa.Date(), nullable=True),
        sa.Column("duration_days", sa.Integer(), nullable=True),
        sa.Column("day_starts", sa.Time(), nullable=True),
        sa.Column("day_ends", sa.Time(), nullable=True),
        sa.Column("break_minutes", sa.Integer(), nullable=True),
        sa.Column("weekdays", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("hours_per_day", sa.Float(), nullable=True),
        sa.Column("hours_per_week", sa.Float(), nullable=True),
        sa.Column("contract", sa.Text(), nullable=True),
        sa.Column("gratification_cents_per_hour", sa.Integer(), nullable=True),
        sa.Column("remote", sa.Text(), server_default="no", nullable=False),
        sa.Column("accessibility", sa.String(), nullable=False),
        sa.Column(
            "reserved_uais", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False
        ),
        sa.Column("priorities", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("apply_url", sa.String(), nullable=True),
        sa.Column("publish_error", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("lowered", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=True),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.Column("spot", Point(), sa.Computed("epass_mercator(lat, lon)", persisted=True), nullable=True),
        sa.Column(
            "search",
            postgresql.TSVECTOR(),
            sa.Computed(
                "setweight(epass_vector(title), 'A') || setweight(epass_vector(company_name), 'B') || setweight(epass_vector(keywords), 'B') || setweight(epass_vector(commune_name), 'B') || setweight(epass_vector(description), 'C')",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.CheckConstraint("lat BETWEEN -85 AND 85 AND lon BETWEEN -180 AND 180", name="ck_offer_position"),
        sa.CheckConstraint("places >= 1 AND taken BETWEEN 0 AND places", name="ck_offer_places"),
        sa.ForeignKeyConstraint(
            ["commune_code"],
            ["commune.code"],
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("source", "partner_id", name="uq_offer_source_partner_id"),
    )
    op.create_index(op.f("ix_offer_commune_code"), "offer", ["commune_code"], unique=False)
    op.create_index(op.f("ix_offer_expires_on"), "offer", ["expires_on"], unique=False)
    op.create_index(op.f("ix_offer_organisation_id"), "offer", ["organisation_id"], unique=False)
    op.create_index(
        "ix_offer_rome_codes",
        "offer",
        ["rome_codes"],
        unique=False,
        postgresql_using="gin",
        postgresql_where=sa.text("status = 'published'"),
    )
    op.create_index(
        "ix_offer_search",
        "offer",
        ["search"],
        unique=False,
        postgresql_using="gin",
        postgresql_where=sa.text("status = 'published'"),
    )
    op.create_index("ix_offer_siret", "offer", ["siret"], unique=False)
    op.create_index(
        "ix_offer_spot",
        "offer",
        ["spot"],
        unique=False,
        postgresql_using="gist",
        postgresql_where=sa.text("status = 'published'"),
    )
    op.create_index("ix_offer_status_department", "offer", ["status", "department"], unique=False)
    op.create_table(
        "offer_event",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("offer_id", sa.UUID(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("actor", sa.UUID(), nullable=True),
        sa.Column("staff", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_offer_event_offer_id"), "offer_event", ["offer_id"], unique=False)
    op.create_table(
        "offer_report",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("offer_id", sa.UUID(), nullable=False),
        sa.Column("reporter", sa.UUID(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_offer_report_offer_id"), "offer_report", ["offer_id"], unique=False)
    op.create_table(
        "offer_week",
        sa.Column("offer_id", sa.UUID(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.CheckConstraint("places >= 1 AND taken BETWEEN 0 AND places", name="ck_offer_week_places"),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("offer_id", "week"),
    )
    op.create_index("ix_offer_week_week", "offer_week", ["week"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_offer_week_week", table_name="offer_week")
    op.drop_table("offer_week")
    op.drop_index(op.f("ix_offer_report_offer_id"), table_name="offer_report")
    op.drop_table("offer_report")
    op.drop_index(op.f("ix_offer_event_offer_id"), table_name="offer_event")
    op.drop_table("offer_event")
    op.drop_index("ix_offer_status_department", table_name="offer")
    op.drop_index(
        "ix_offer_spot",
        table_name="offer",
        postgresql_using="gist",
        postgresql_where=sa.text("status = 'published'"),
    )
    op.drop_index("ix_offer_siret", table_name="offer")
    op.drop_index(
        "ix_offer_search",
        table_name="offer",
        postgresql_using="gin",
        postgresql_where=sa.text("status = 'published'"),
    )
    op.drop_index(
        "ix_offer_rome_codes",
        table_name="offer",
        postgresql_using="gin",
        postgresql_where=sa.text("status = 'published'"),
    )
    op.drop_index(op.f("ix_offer_organisation_id"), table_name="offer")
    op.drop_index(op.f("ix_offer_expires_on"), table_name="offer")
    op.drop_index(op.f("ix_offer_commune_code"), table_name="offer")
    op.drop_table("offer")
