"""Presents: for whom, what for, and why a thing may please."""
