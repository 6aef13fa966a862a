"""Whole sets under one budget: their kinds, their pieces, and one piece changed for another."""
