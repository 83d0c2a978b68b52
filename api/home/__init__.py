"""What puts the wings together for one reader: around me, the site's pages, error reports, the demonstration.

Begin at `around/service.py`.
"""
