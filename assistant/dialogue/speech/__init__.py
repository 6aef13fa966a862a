"""What came of a step, said in the shopper's language."""

from assistant.dialogue.speech.reply import build_reply
from assistant.dialogue.speech.voice import VOICES, Voice
from assistant.dialogue.speech.wishes import say_wish, say_wishes

__all__ = ["VOICES", "Voice", "build_reply", "say_wish", "say_wishes"]
