"""GeoJSON (RFC 7946) from list items."""

import json
from collections.abc import Iterable

from api.platform.kit.listing import Found


def feature_collection(found: Iterable[Found]) -> bytes:
    """A FeatureCollection of points; each item's other keys become its properties."""
    features = []
    for item in found:
        properties = json.loads(item.json)
        point = [properties.pop("lon"), properties.pop("lat")]
        features.append(
            {
                "type": "Feature",
                "id": properties["id"],
                "geometry": {"type": "Point", "coordinates": point},
                "properties": properties,
            }
        )
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False).encode()
