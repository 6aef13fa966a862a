"""A message cut into pieces that mean something in this shop, slips of the finger mended."""
