"""The metrics of a process on a port of its own: what it counts, and what the database holds."""
