"""Open Badges 2.0 and 3.0: documents, signatures, files. Pure; knows no feature, no database, no HTTP."""
