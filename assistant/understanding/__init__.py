"""(text, vocabulary, context) -> Query. Pure: no file, no database, no clock."""
