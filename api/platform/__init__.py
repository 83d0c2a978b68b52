"""What every wing stands on, and which knows none of them.

`kit` is tools, `settings` what an operator sets, `access` who asks; `notices` alone decides what tells a
person something, `stream`, `push` and `mail` carry it. Begin at `kit/database.py` and `notices/service.py`.
"""
