"""Blending: several scorers as one, by weights learned on the last part of the log."""
