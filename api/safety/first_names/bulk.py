"""Writing first names, for their importer."""

from api.platform.kit.bulk import List

NAMES = List("first_name", ("name",), replaces=())
