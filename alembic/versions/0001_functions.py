"""Extensions and the functions that generated columns stand on."""

from alembic import op

revision = "0001"
down_revision = None

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
"""Each kind of place has a plane of its own; numbers may be added, never changed."""

FUNCTIONS = f"""
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- unaccent() is only STABLE because its dictionary may be edited; ours is named, and never is.
CREATE FUNCTION epass_fold(value text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN lower(public.unaccent('public.unaccent'::regdictionary, value));

-- Raw and folded words: the french stemmer fails on words whose accents were left out.
CREATE FUNCTION epass_vector(value text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN to_tsvector('pg_catalog.french'::regconfig, value)
        || to_tsvector('pg_catalog.french'::regconfig, epass_fold(value));

CREATE FUNCTION epass_query(value text) RETURNS tsquery
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN to_tsquery('pg_catalog.french'::regconfig, value)
        || to_tsquery('pg_catalog.french'::regconfig, epass_fold(value));

-- Mercator, in degrees: the plane's distances keep their order around any one point.
CREATE FUNCTION epass_mercator(lat double precision, lon double precision) RETURNS point
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN point(lon, degrees(ln(tan(pi() / 4 + radians(lat) / 2))));

CREATE FUNCTION epass_plane(kind text) RETURNS integer
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN CASE kind {" ".join(f"WHEN '{kind}' THEN {n}" for n, kind in enumerate(PLANES, 1))} END;

-- One shelf per kind, 1000 degrees apart: kind and nearness in a single index scan.
CREATE FUNCTION epass_shelf(kind text, lat double precision, lon double precision) RETURNS point
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN point(lon + 1000 * epass_plane(kind), degrees(ln(tan(pi() / 4 + radians(lat) / 2))));

-- Great-circle distance in metres (haversine, mean radius of GRS 80). Not STRICT: with `least` inside,
-- PostgreSQL could not inline it, and a call per row costs more than the sum itself.
CREATE FUNCTION epass_distance_m(
    lat1 double precision, lon1 double precision, lat2 double precision, lon2 double precision
) RETURNS double precision
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN 2 * 6371008.8 * asin(least(1, sqrt(
        sin(radians(lat2 - lat1) / 2) ^ 2
        + cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ^ 2)));
"""


def upgrade() -> None:
    op.execute(FUNCTIONS)


def downgrade() -> None:
    op.execute(
        "DROP FUNCTION epass_distance_m, epass_shelf, epass_plane, epass_mercator, epass_query, epass_vector,"
        " epass_fold"
    )
