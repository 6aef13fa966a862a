"""Scorers: a method a module, each of which learns from interactions and scores items for users."""
