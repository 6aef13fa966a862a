"""What this shop can be asked about: its goods, brands, facets and values, by all their names."""
