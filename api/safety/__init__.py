"""What may be said, and who may reach whom: the rules that every wing above asks.

Each rule stands here once: `safeguarding` reads texts (pure), `published` what one person
publishes, together, `reach` decides by ages, blocks and silences. Begin at `reach.py` and
`safeguarding/service.py`.
"""
