"""The people behind the console: who they are, and what they do with a conversation."""
