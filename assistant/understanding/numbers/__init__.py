"""Quantities: amounts in words and digits, and what each of them limits."""
