"""Cross-sell and up-sell, asked for and unasked, and goods side by side."""
