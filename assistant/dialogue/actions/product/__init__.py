"""Questions about one product: its facts, its price, why it is shown and why another is not."""
