"""What the Region shows to everybody: places, events, careers, and the files they come from.

Public, without an account; every file goes through the one pipeline and its guard. Begin at
`places/service.py` for what is shown, `opendata/pipeline.py` for what comes in.
"""
