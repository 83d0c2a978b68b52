"""Offers of companies and partners, alerts that find their people, applications and what becomes of them.

The law is data (`offers/law`), what is doubtful is asked of a referent. Begin at `offers/facade.py`.
"""
