"""Native files: rows of JSON lines, read, checked against their shape and written, all of a file or nothing."""
