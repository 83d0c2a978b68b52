"""Meetings: a professional, an apprentice or a student answers live, in writing, who registered."""
