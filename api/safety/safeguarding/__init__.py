"""What every message passes before anyone sees it. Pure: text in, findings out; no database, no HTTP."""
