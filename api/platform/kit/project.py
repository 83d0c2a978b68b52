"""Where this project stands: what the build made, migrations and the app's pages are found from there."""

from pathlib import Path

ROOT = Path(__file__).parents[3]
