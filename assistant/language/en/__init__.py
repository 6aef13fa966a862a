"""What only English knows: its words, numbers and phrases."""
