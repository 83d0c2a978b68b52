"""What an operator sets: environment variables `EPASS_…`, each with its meaning, unit and limits.

`settings` puts the parts together; `shapes` are the forms that several of them take. docs/configuration.md
lists all, compared by a test.
"""

from api.platform.settings.settings import Settings, get_settings

__all__ = ["Settings", "get_settings"]
