"""What a message wants done, beside what it wishes for."""
