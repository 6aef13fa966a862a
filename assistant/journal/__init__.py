"""Conversations, behaviour, agents: saved and reloaded. Everything here must survive a power cut."""
