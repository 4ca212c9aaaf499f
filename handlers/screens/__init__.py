"""What a person reads: pure functions from a map and texts to a Screen."""
