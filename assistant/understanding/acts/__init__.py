"""Dialogue acts, learned: what a message does (asks a fact, complains, takes it), told by how it is said."""

from assistant.understanding.acts.classifier import ActClassifier, Acts
from assistant.understanding.acts.marking import CODE, ORDER, PRODUCT, mark_text
from assistant.understanding.acts.own_examples import OwnExamples

__all__ = ["CODE", "ORDER", "PRODUCT", "ActClassifier", "Acts", "OwnExamples", "mark_text"]
