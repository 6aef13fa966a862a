"""Every kind of sense that a part of understanding asks for is given to some word, and the other way round."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from assistant import understanding
from assistant.understanding.vocabulary.senses import SENSE_KINDS

# Given by the parser to the words of an act, and by no vocabulary.
OF_ACTS = {"act"}
# Only where a catalogue hardly speaks one of the languages.
OF_SILENT_SHOPS = {"term"}


def asked_for(tree: ast.AST) -> Iterator[str]:
    """The kinds that a module names where it asks a piece or a sense for one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("has", "refs"):
            yield from texts(node.args)
        elif isinstance(node, ast.AnnAssign) and "SenseKind" in ast.unparse(node.annotation):
            yield from texts([node.value] if node.value else [])


def texts(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        match node:
            case ast.Constant(value=str(text)):
                yield text
            case ast.Tuple(elts=parts) | ast.Set(elts=parts):
                yield from texts(parts)
            case ast.Call(args=args):
                yield from texts(args)


def test_every_kind_that_is_asked_for_exists():
    modules = Path(understanding.__file__).parent.rglob("*.py")
    asked = {kind for module in modules for kind in asked_for(ast.parse(module.read_text(encoding="utf-8")))}
    assert asked >= {"category", "negator", "act"}  # the search itself finds something
    assert asked <= SENSE_KINDS


def test_every_kind_is_given_to_some_word(demo, stationery):
    tables = [shop.vocabulary.surfaces.senses for shop in (demo, stationery)]
    given = {sense.kind for table in tables for senses in table.values() for sense in senses}
    assert given | OF_ACTS | OF_SILENT_SHOPS == SENSE_KINDS
