"""Signs of distress, one module for each kind of danger."""
