"""Answers that student and mentor let everybody read, without saying who they are."""
