"""What the product is made of."""
