"""Open Badges: documents and signatures (`openbadges`, pure), awarded, verified, kept by their owners.

What is said of a proof says no more than was checked. Begin at `issuing/facade.py`.
"""
