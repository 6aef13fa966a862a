"""Vocabulary: what this shop can be asked about (goods, brands, facets, values), by all their names."""
