"""Open Badges: defined, awarded, signed and revoked by organisations, and served at their addresses."""
