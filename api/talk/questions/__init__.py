"""Questions to one mentor or to anyone who knows, until somebody answers."""
