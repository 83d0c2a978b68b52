"""One module a day, and one for the upgrade; each reads what the days before it left in the region."""
