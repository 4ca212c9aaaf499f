"""Slow and outside work, beside the conversation: claimed, done with retries, told of."""
