"""What only Chinese knows: its words, numbers and phrases."""
