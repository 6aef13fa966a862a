"""Intents: what a message wants done, beside what it wishes for."""
