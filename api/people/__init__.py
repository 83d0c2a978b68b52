"""Accounts, and whoever answers for them: consents, organisations, proofs of who somebody is, decisions.

A typed birth date opens nothing, a decision on somebody has a reason and can be contested. Begin at
`accounts/service.py`; `moderation` is reports, cases and decisions.
"""
