"""What breaks on a server, played with the real processes and a PostgreSQL of their own.

What people may count on: what was answered is kept, nothing is there twice, nothing is half done, and
everything goes on by itself. Of publishing: `tests/platform/push/test_killed.py`; of the phone's network:
`tests/browser/test_offline.py` and `test_conversations.py`.
"""
