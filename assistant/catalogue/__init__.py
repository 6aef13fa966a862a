"""Products: where they are kept, read from feeds, searched and shown as cards."""
