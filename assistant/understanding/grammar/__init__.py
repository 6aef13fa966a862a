"""Grammar: pieces put together; what belongs to what, what is refused, hoped for, pointed at."""

from assistant.understanding.grammar.kind_choice import choose_kinds
from assistant.understanding.grammar.labels import find_facets_named
from assistant.understanding.grammar.preference_builder import PreferenceBuilder
from assistant.understanding.grammar.reader import Reading
from assistant.understanding.grammar.roles import RoleLabeller
from assistant.understanding.grammar.to_constraints import title_words

__all__ = ["PreferenceBuilder", "Reading", "RoleLabeller", "choose_kinds", "find_facets_named", "title_words"]
