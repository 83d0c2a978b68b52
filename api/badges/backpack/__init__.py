"""Badges as their owners have them: accepted, asked for, shown, taken along, brought from elsewhere."""
