"""Mentors as young people find them: the directory, and when and how much each one can answer."""
