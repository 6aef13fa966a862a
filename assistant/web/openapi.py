"""The description of the interface, made from the same models that check requests."""

from __future__ import annotations

from spectree import Response, SpecTree

from assistant.web.schemas import Failure

spec = SpecTree(
    "flask",
    annotations=False,
    mode="strict",
    title="Shop assistant",
    version="1",
    nested_naming_strategy=lambda _parent, child: child,
    naming_strategy=lambda model: model.__name__,
    validation_error_status=400,
    validation_error_model=Failure,
)


def answers(model: type, *failures: int) -> Response:
    """200 with `model`, and the errors that can be expected besides."""
    return Response(HTTP_200=model, **{f"HTTP_{status}": Failure for status in failures})
