"""Data: what comes in and goes out; interactions, items, time, and the evidence behind a list."""
