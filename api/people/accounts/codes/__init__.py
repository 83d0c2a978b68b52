"""Codes by mail: a way in that nobody can close for somebody else.

- A code works once, in the browser that asked for it. Wrong tries burn that code, no other one.
- Pauses are the asking browser's and its network's, never the mailbox's.
- A mailbox in which codes of six digits stay unused is under attack. A browser that had signed in to the
  account still has its own mails at once. All new browsers together have one mail every few minutes, whose
  long code works in each of them that had asked before it went: nobody can use that mail up.

How likely a guess is stands in `chances.py`.
"""
