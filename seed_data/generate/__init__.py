"""Writes the demo shop's files: catalogue, shoppers' behaviour and taxonomy, the same bytes on every run."""
