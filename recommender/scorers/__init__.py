"""Scorers, a method a module: each learns from interactions and scores items for users."""
