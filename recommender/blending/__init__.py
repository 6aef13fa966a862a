"""Several scorers as one: weights learned on the last part of the log."""
