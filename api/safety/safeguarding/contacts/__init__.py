"""Ways to meet beside the app, one module for each kind."""
