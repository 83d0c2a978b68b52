"""The card of a place as it stands in lists, written with the place: to make it took a quarter of a search."""

from alembic import op

revision = "0120"
down_revision = "0119"
# A column that PostgreSQL fills by itself: any older code runs.
oldest_code = ""


def upgrade() -> None:
    # json_build_object is only STABLE because some types are written as the session wishes; none of these is.
    op.execute(
        """
        CREATE FUNCTION epass_place_card(
            id uuid, kind text, name text, lat double precision, lon double precision, "precision" text,
            address text, postcode text, commune text, commune_code text, sector text, levels text[],
            demo boolean
        ) RETURNS text
            LANGUAGE sql IMMUTABLE PARALLEL SAFE
            RETURN json_build_object(
                'type', 'place', 'id', id, 'kind', kind, 'name', name,
                'lat', round(lat * 1e6) / 1e6, 'lon', round(lon * 1e6) / 1e6,
                'approximate', "precision" = 'commune', 'address', address, 'postcode', postcode,
                'commune', commune, 'commune_code', commune_code, 'sector', sector, 'levels', levels,
                'demo', demo)::text
        """
    )
    op.execute(
        """
        ALTER TABLE place ADD COLUMN card text GENERATED ALWAYS AS (epass_place_card(
            id, kind, name, lat, lon, "precision", address, postcode, commune_name, commune_code, sector,
            levels, demo)) STORED
        """
    )


def downgrade() -> None:
    op.drop_column("place", "card")
    op.execute("DROP FUNCTION epass_place_card")
