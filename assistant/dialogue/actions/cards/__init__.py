"""Products as cards: what is put beside them, and the reasons that they carry."""
