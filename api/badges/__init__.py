"""Open Badges: defined and awarded by organisations, owned by students, checked by anyone."""
