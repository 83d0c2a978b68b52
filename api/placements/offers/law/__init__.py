"""The law of placements, as data: what it says, where, since when, whom it binds and who may derogate.

Read in the consolidated Code du travail of 27 March 2026 (DILA's LEGI base, by npm `@socialgouv/legi-data`)
and, for the Code de l'éducation, in the pages that each article names. Take a new reading when it changes.
"""
