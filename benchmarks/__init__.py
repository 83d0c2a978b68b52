"""Side-by-side measurements of the product against a reference in the same run."""
