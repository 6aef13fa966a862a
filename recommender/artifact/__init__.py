"""Artifact: a fitted model on disk, and what has happened since it was fitted."""
