"""Numerics: linear algebra and statistics that know nothing of shops."""
