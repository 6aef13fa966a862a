"""What may be done about a message: one record for each action, with what that action needs."""
