"""What came of a step, said in the shopper's language."""
