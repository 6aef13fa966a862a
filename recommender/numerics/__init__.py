"""Linear algebra and statistics that know nothing of shops."""
