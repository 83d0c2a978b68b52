"""SQL of which commune holds a point."""

AROUND = 8
"""Of so many communes, by their centres, one is looked for that holds a point."""

# A GeoJSON as the outer rings of its parts; of a commune whose outline has a hole nobody is taught in it.
RINGS = """
    SELECT (
        SELECT concat('(', string_agg(concat(at ->> 0, ',', at ->> 1), ',' ORDER BY n), ')')::polygon
        FROM jsonb_array_elements(part -> 0) WITH ORDINALITY AS corner(at, n)
    ) AS ring
    FROM outline o, jsonb_array_elements(CASE o.geometry ->> 'type'
        WHEN 'Polygon' THEN jsonb_build_array(o.geometry -> 'coordinates')
        ELSE o.geometry -> 'coordinates' END) AS part
    WHERE o.level = 'commune' AND o.detail = 'full' AND o.code = around.code
"""
"""The rings of the commune whose code is `around.code`."""
