"""One module a day; each reads what the days before it left in the region."""
