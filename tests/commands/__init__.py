"""Commands of the operator, as people type them or called as the command line calls them."""
