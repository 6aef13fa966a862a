"""Lists: a ranking made fit to be shown, diverse, within the shop's rules, and traceable."""
