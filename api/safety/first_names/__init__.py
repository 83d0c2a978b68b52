"""First names as Insee counts them: to show who publishes a text which of its words may name somebody."""
