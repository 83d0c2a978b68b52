"""Personal codes that vouch for somebody's age."""
