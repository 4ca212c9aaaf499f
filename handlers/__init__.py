"""Telegram in, Telegram out; no rule of the domain and no SQL."""
