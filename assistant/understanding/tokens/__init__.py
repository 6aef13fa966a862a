"""Tokenization: a message cut into pieces that mean something in this shop, its slips corrected."""
