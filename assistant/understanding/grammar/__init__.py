"""Grammar: pieces put together; what belongs to what, what is refused, hoped for, pointed at."""
