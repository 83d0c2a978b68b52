"""Tables of the territory, places, agenda, careers, error reports and imports."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from api.platform.kit.columns import Point

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "career",
        sa.Column("rome_version", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("label_feminine", sa.String(), nullable=True),
        sa.Column("label_masculine", sa.String(), nullable=True),
        sa.Column("parent_code", sa.String(), nullable=True),
        sa.Column("family_code", sa.String(), nullable=False),
        sa.Column("synonyms", sa.String(), nullable=False),
        sa.Column(
            "search",
            postgresql.TSVECTOR(),
            sa.Computed(
                "setweight(epass_vector(label), 'A') || setweight(epass_vector(coalesce(label_feminine, '') || ' ' || coalesce(label_masculine, '')), 'A') || setweight(epass_vector(synonyms), 'C')",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.PrimaryKeyConstraint("rome_version", "code"),
    )
    op.create_index(op.f("ix_career_family_code"), "career", ["family_code"], unique=False)
    op.create_index("ix_career_search", "career", ["search"], unique=False, postgresql_using="gin")
    op.create_table(
        "career_appellation",
        sa.Column("rome_version", sa.Integer(), nullable=False),
        sa.Column("ogr_code", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("label_short", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("rome_version", "ogr_code"),
    )
    op.create_index(op.f("ix_career_appellation_code"), "career_appellation", ["code"], unique=False)
    op.create_table(
        "career_family",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("domain_code", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("code"),
    )
    op.create_index(op.f("ix_career_family_domain_code"), "career_family", ["domain_code"], unique=False)
    op.create_table(
        "career_interest",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("major", sa.String(), nullable=False),
        sa.Column("minor", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("code"),
    )
    op.create_index(op.f("ix_career_interest_major"), "career_interest", ["major"], unique=False)
    op.create_index(op.f("ix_career_interest_minor"), "career_interest", ["minor"], unique=False)
    op.create_table(
        "career_onisep",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("onisep_id", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("code", "onisep_id"),
    )
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
    op.create_table(
        "career_relation",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("code", "kind", "target"),
    )
    op.create_table(
        "career_sector",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("sector_code", sa.String(), nullable=False),
        sa.Column("sector", sa.String(), nullable=False),
        sa.Column("subsector", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("code", "sector_code"),
    )
    op.create_table(
        "department",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("region_code", sa.String(), nullable=False),
        sa.Column("seat_commune_code", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("code"),
    )
    op.create_table(
        "epci",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("population", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("code"),
    )
    op.create_table(
        "error_report",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.UUID(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_error_report_subject_id"), "error_report", ["subject_id"], unique=False)
    op.create_table(
        "import_run",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("rows_read", sa.Integer(), nullable=False),
        sa.Column("created", sa.Integer(), nullable=False),
        sa.Column("updated", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.Column("closed", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_import_run_source"), "import_run", ["source"], unique=False)
    op.create_table(
        "outline",
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("department_code", sa.String(), nullable=True),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("geometry", postgresql.JSONB(), server_default=sa.text("'{}'::jsonb"), nullable=False),
        sa.PrimaryKeyConstraint("level", "code", "detail"),
    )
    op.create_index(op.f("ix_outline_department_code"), "outline", ["department_code"], unique=False)
    op.create_table(
        "commune",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("department_code", sa.String(), nullable=False),
        sa.Column("postcodes", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("population", sa.Integer(), nullable=True),
        sa.Column("siren", sa.String(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("centre_source", sa.String(), nullable=True),
        sa.Column("name_folded", sa.Text(), sa.Computed("epass_fold(name)", persisted=True), nullable=True),
        sa.Column("spot", Point(), sa.Computed("epass_mercator(lat, lon)", persisted=True), nullable=True),
        sa.CheckConstraint("(lat IS NULL) = (lon IS NULL)", name="ck_commune_position_whole"),
        sa.ForeignKeyConstraint(
            ["department_code"],
            ["department.code"],
        ),
        sa.PrimaryKeyConstraint("code"),
    )
    op.create_index(op.f("ix_commune_department_code"), "commune", ["department_code"], unique=False)
    op.create_index(
        "ix_commune_name_folded",
        "commune",
        ["name_folded"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"name_folded": "gin_trgm_ops"},
    )
    op.create_index("ix_commune_postcodes", "commune", ["postcodes"], unique=False, postgresql_using="gin")
    op.create_index("ix_commune_spot", "commune", ["spot"], unique=False, postgresql_using="gist")
    op.create_table(
        "epci_member",
        sa.Column("epci_code", sa.String(), nullable=False),
        sa.Column("commune_code", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["epci_code"], ["epci.code"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("epci_code", "commune_code"),
    )
    op.create_index(op.f("ix_epci_member_commune_code"), "epci_member", ["commune_code"], unique=False)
    op.create_table(
        "import_rejection",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("run_id", sa.BigInteger(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["run_id"], ["import_run.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_import_rejection_run_id"), "import_rejection", ["run_id"], unique=False)
    op.create_table(
        "former_commune",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("commune_code", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["commune_code"], ["commune.code"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("code", "name"),
    )
    op.create_index(op.f("ix_former_commune_commune_code"), "former_commune", ["commune_code"], unique=False)
    op.create_table(
        "place",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("sector", sa.Text(), nullable=True),
        sa.Column("levels", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("postcode", sa.String(), nullable=True),
        sa.Column("commune_code", sa.String(), nullable=True),
        sa.Column("commune_name", sa.String(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("precision", sa.Text(), nullable=False),
        sa.Column("uai", sa.String(), nullable=True),
        sa.Column("siret", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("website", sa.String(), nullable=True),
        sa.Column("onisep_id", sa.String(), nullable=True),
        sa.Column("keywords", sa.String(), nullable=False),
        sa.Column("opening_hours", sa.String(), nullable=True),
        sa.Column("closure_from", sa.Date(), nullable=True),
        sa.Column("closure_to", sa.Date(), nullable=True),
        sa.Column("closure_note", postgresql.JSONB(), nullable=True),
        sa.Column("accessibility", postgresql.JSONB(), server_default=sa.text("'{}'::jsonb"), nullable=False),
        sa.Column("description", sa.String(), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("provenance", postgresql.JSONB(), server_default=sa.text("'{}'::jsonb"), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("name_folded", sa.Text(), sa.Computed("epass_fold(name)", persisted=True), nullable=True),
        sa.Column(
            "search",
            postgresql.TSVECTOR(),
            sa.Computed(
                "setweight(epass_vector(name), 'A') || setweight(epass_vector(commune_name), 'B') || setweight(epass_vector(keywords), 'C')",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column("spot", Point(), sa.Computed("epass_mercator(lat, lon)", persisted=True), nullable=True),
        sa.Column(
            "shelf", Point(), sa.Computed("epass_shelf(kind, lat, lon)", persisted=True), nullable=True
        ),
        sa.CheckConstraint("(status = 'closed') = (closed_on IS NOT NULL)", name="ck_place_closed_on"),
        sa.CheckConstraint("lat BETWEEN -85 AND 85 AND lon BETWEEN -180 AND 180", name="ck_place_position"),
        sa.ForeignKeyConstraint(
            ["commune_code"],
            ["commune.code"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_place_commune_code"), "place", ["commune_code"], unique=False)
    op.create_index(
        "ix_place_name_folded",
        "place",
        ["name_folded"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"name_folded": "gin_trgm_ops"},
        postgresql_where=sa.text("status = 'open'"),
    )
    op.create_index(
        "ix_place_name_id",
        "place",
        ["name_folded", "id"],
        unique=False,
        postgresql_where=sa.text("status = 'open'"),
    )
    op.create_index(
        "ix_place_search",
        "place",
        ["search"],
        unique=False,
        postgresql_using="gin",
        postgresql_where=sa.text("status = 'open'"),
    )
    op.create_index(
        "ix_place_shelf",
        "place",
        ["shelf"],
        unique=False,
        postgresql_using="gist",
        postgresql_where=sa.text("status = 'open'"),
    )
    op.create_index("ix_place_siret", "place", ["siret"], unique=False)
    op.create_index(
        "ix_place_spot",
        "place",
        ["spot"],
        unique=False,
        postgresql_using="gist",
        postgresql_where=sa.text("status = 'open'"),
    )
    op.create_index("uq_place_uai", "place", ["uai"], unique=True)
    op.create_table(
        "event",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=True),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.UUID(), nullable=True),
        sa.Column("place_name", sa.String(), nullable=True),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("postcode", sa.String(), nullable=True),
        sa.Column("commune_code", sa.String(), nullable=True),
        sa.Column("commune_name", sa.String(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("approximate", sa.Boolean(), nullable=False),
        sa.Column("levels", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("organiser", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("registration_url", sa.String(), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column(
            "search",
            postgresql.TSVECTOR(),
            sa.Computed(
                "setweight(epass_vector(title), 'A') || setweight(epass_vector(commune_name), 'B') || setweight(epass_vector(coalesce(organiser, '') || ' ' || coalesce(description, '')), 'C')",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column("spot", Point(), sa.Computed("epass_mercator(lat, lon)", persisted=True), nullable=True),
        sa.CheckConstraint("ends_at > starts_at", name="ck_event_order"),
        sa.CheckConstraint("lat BETWEEN -85 AND 85 AND lon BETWEEN -180 AND 180", name="ck_event_position"),
        sa.ForeignKeyConstraint(
            ["commune_code"],
            ["commune.code"],
        ),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("source", "key", name="uq_event_key"),
    )
    op.create_index(op.f("ix_event_commune_code"), "event", ["commune_code"], unique=False)
    op.create_index("ix_event_place", "event", ["place_id"], unique=False)
    op.create_index("ix_event_search", "event", ["search"], unique=False, postgresql_using="gin")
    op.create_index("ix_event_spot", "event", ["spot"], unique=False, postgresql_using="gist")
    op.create_index("ix_event_starts", "event", ["starts_at", "id"], unique=False)
    op.create_table(
        "place_career",
        sa.Column("place_id", sa.UUID(), nullable=False),
        sa.Column("rome_prefix", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("place_id", "rome_prefix", "source"),
    )
    op.create_index(op.f("ix_place_career_rome_prefix"), "place_career", ["rome_prefix"], unique=False)
    op.create_table(
        "place_record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("place_id", sa.UUID(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("department_code", sa.String(), nullable=False),
        sa.Column("values", postgresql.JSONB(), server_default=sa.text("'{}'::jsonb"), nullable=False),
        sa.Column("row_hash", sa.String(), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.Column("vanished_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["place_id"],
            ["place.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("source", "dataset", "key", name="uq_place_record_key"),
    )
    op.create_index(
        "ix_place_record_department", "place_record", ["source", "dataset", "department_code"], unique=False
    )
    op.create_index("ix_place_record_place", "place_record", ["place_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_place_record_place", table_name="place_record")
    op.drop_index("ix_place_record_department", table_name="place_record")
    op.drop_table("place_record")
    op.drop_index(op.f("ix_place_career_rome_prefix"), table_name="place_career")
    op.drop_table("place_career")
    op.drop_index("ix_event_starts", table_name="event")
    op.drop_index("ix_event_spot", table_name="event", postgresql_using="gist")
    op.drop_index("ix_event_search", table_name="event", postgresql_using="gin")
    op.drop_index("ix_event_place", table_name="event")
    op.drop_index(op.f("ix_event_commune_code"), table_name="event")
    op.drop_table("event")
    op.drop_index("uq_place_uai", table_name="place")
    op.drop_index(
        "ix_place_spot",
        table_name="place",
        postgresql_using="gist",
        postgresql_where=sa.text("status = 'open'"),
    )
    op.drop_index("ix_place_siret", table_name="place")
    op.drop_index(
        "ix_place_shelf",
        table_name="place",
        postgresql_using="gist",
        postgresql_where=sa.text("status = 'open'"),
    )
    op.drop_index(
        "ix_place_search",
        table_name="place",
        postgresql_using="gin",
        postgresql_where=sa.text("status = 'open'"),
    )
    op.drop_index("ix_place_name_id", table_name="place", postgresql_where=sa.text("status = 'open'"))
    op.drop_index(
        "ix_place_name_folded",
        table_name="place",
        postgresql_using="gin",
        postgresql_ops={"name_folded": "gin_trgm_ops"},
        postgresql_where=sa.text("status = 'open'"),
    )
    op.drop_index(op.f("ix_place_commune_code"), table_name="place")
    op.drop_table("place")
    op.drop_index(op.f("ix_former_commune_commune_code"), table_name="former_commune")
    op.drop_table("former_commune")
    op.drop_index(op.f("ix_import_rejection_run_id"), table_name="import_rejection")
    op.drop_table("import_rejection")
    op.drop_index(op.f("ix_epci_member_commune_code"), table_name="epci_member")
    op.drop_table("epci_member")
    op.drop_index("ix_commune_spot", table_name="commune", postgresql_using="gist")
    op.drop_index("ix_commune_postcodes", table_name="commune", postgresql_using="gin")
    op.drop_index(
        "ix_commune_name_folded",
        table_name="commune",
        postgresql_using="gin",
        postgresql_ops={"name_folded": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_commune_department_code"), table_name="commune")
    op.drop_table("commune")
    op.drop_index(op.f("ix_outline_department_code"), table_name="outline")
    op.drop_table("outline")
    op.drop_index(op.f("ix_import_run_source"), table_name="import_run")
    op.drop_table("import_run")
    op.drop_index(op.f("ix_error_report_subject_id"), table_name="error_report")
    op.drop_table("error_report")
    op.drop_table("epci")
    op.drop_table("department")
    op.drop_table("career_sector")
    op.drop_table("career_relation")
    op.drop_index(op.f("ix_career_reference_code"), table_name="career_reference")
    op.drop_table("career_reference")
    op.drop_table("career_onisep")
    op.drop_index(op.f("ix_career_interest_minor"), table_name="career_interest")
    op.drop_index(op.f("ix_career_interest_major"), table_name="career_interest")
    op.drop_table("career_interest")
    op.drop_index(op.f("ix_career_family_domain_code"), table_name="career_family")
    op.drop_table("career_family")
    op.drop_index(op.f("ix_career_appellation_code"), table_name="career_appellation")
    op.drop_table("career_appellation")
    op.drop_index("ix_career_search", table_name="career", postgresql_using="gin")
    op.drop_index(op.f("ix_career_family_code"), table_name="career")
    op.drop_table("career")
