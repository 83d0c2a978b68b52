"""What one person publishes, read together: see `service`."""
