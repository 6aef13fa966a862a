"""What to do about a message or a control. State and query in, a step out; pure."""
