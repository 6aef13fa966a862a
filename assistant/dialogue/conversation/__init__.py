"""What has been said so far: the events of a conversation, and the state that they add up to."""
