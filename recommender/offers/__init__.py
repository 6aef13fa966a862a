"""Offers: what goes with a thing, what is a step up from it, and what completes a basket."""
