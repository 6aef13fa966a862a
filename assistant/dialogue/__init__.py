"""What happens next in a conversation. No Flask, no SQL."""
