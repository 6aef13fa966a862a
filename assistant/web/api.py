"""The chat over HTTP: messages in, replies out; a conversation read again."""

from __future__ import annotations

import re
from typing import Any

from flask import Blueprint, Response, jsonify, request
from pydantic import ValidationError

from assistant.dialogue.chat_message import ChatMessage
from assistant.errors import InvalidInput, NotFound
from assistant.web.current import (
    address_mark,
    answer_in,
    remember_visitor,
    the_config,
    the_shop,
    visitor,
    visitor_or_new,
)
from assistant.web.errors import Refused
from assistant.web.identity import customer_of
from assistant.web.limits import address_limit, is_new_visitor, limiter, visitor_key, visitor_limit
from assistant.web.metrics import the_metrics
from assistant.web.openapi import answers, spec
from assistant.web.schemas import (
    MESSAGE_ID,
    After,
    ChatReply,
    ChatRequest,
    ConversationHeader,
    Export,
    NewMessages,
    Transcript,
)

api = Blueprint("api", __name__, url_prefix="/api")


@api.post("/chat")
@limiter.limit(address_limit)
@limiter.limit(visitor_limit, key_func=visitor_key, exempt_when=is_new_visitor)
@spec.validate(json=ChatRequest, resp=answers(ChatReply, 403, 404, 413, 415, 429), skip_validation=True)
def chat() -> Response:
    """Say something, or press something.

    Without `conversation` a new one begins; the answer's `conversation` is the secret that continues it.
    """
    asked = _asked()
    if len(asked.message) > the_config().max_message_chars:
        raise Refused(400, "message_too_long", str(the_config().max_message_chars))
    if not asked.message.strip() and asked.action is None:
        raise Refused(400, "message_empty")
    reply = the_shop().dialogue.reply(
        ChatMessage(
            text=asked.message,
            conversation=asked.conversation,
            locale=asked.locale,
            page_product=asked.page.product_id if asked.page else None,
            action=asked.action.model_dump() if asked.action else None,
            visitor=visitor_or_new(),
            as_written=asked.as_written,
            address=address_mark(),
            id=_message_id(asked),
            customer=customer_of(asked.identity, the_config().identity_secret),
        )
    )
    the_metrics().replies.labels(reply["intent"], reply["locale"]).inc()
    return remember_visitor(jsonify(reply))


@api.get("/conversation")
@spec.validate(headers=ConversationHeader, resp=answers(Transcript, 404), skip_validation=True)
def conversation() -> Response:
    """A conversation from its beginning."""
    return jsonify(the_shop().dialogue.transcript(_token()))


@api.get("/conversation/messages")
@spec.validate(headers=ConversationHeader, query=After, resp=answers(NewMessages, 404), skip_validation=True)
def new_messages() -> Response:
    """What a person has written since message `after`."""
    return jsonify(the_shop().dialogue.messages_after(_token(), after()))


@api.get("/conversation/export")
@limiter.limit(address_limit)
@spec.validate(headers=ConversationHeader, resp=answers(Export, 404, 429), skip_validation=True)
def export() -> Response:
    """Everything that is kept of this visitor, as a file."""
    response = jsonify(the_shop().dialogue.export(_token(), visitor()))
    response.headers["Content-Disposition"] = 'attachment; filename="chat-export.json"'
    response.headers["Cache-Control"] = "no-store"
    return response


def after() -> int:
    """The number of the last message that the caller knows. Raises InvalidInput."""
    value = request.args.get("after", "0")
    if not value.isascii() or not value.isdigit() or len(value) > 9:
        raise InvalidInput(f"after: must be a whole number from 0, not {value[:20]!r}")
    return int(value)


def _asked() -> ChatRequest:
    if not request.is_json:
        raise Refused(415, "unsupported_media_type")
    try:
        asked = ChatRequest.model_validate_json(request.get_data())
    except ValidationError as error:
        raise _first_problem(error) from error
    answer_in(asked.locale)
    return asked


def _message_id(asked: ChatRequest) -> str | None:
    """What the page calls the message: in the body, else in the header. Raises InvalidInput."""
    if asked.id is not None:
        return asked.id
    key = request.headers.get("Idempotency-Key")
    if key is not None and not re.fullmatch(MESSAGE_ID, key):
        raise InvalidInput("Idempotency-Key: must be 8 to 64 letters, digits, - or _")
    return key


def _first_problem(error: ValidationError) -> InvalidInput | Refused:
    first: Any = error.errors(include_url=False, include_input=False, include_context=False)[0]
    if first["type"] == "json_invalid":
        return Refused(400, "malformed_json")
    if first["loc"] == ("message",) and first["type"] == "string_too_long":
        return Refused(400, "message_too_long", str(the_config().max_message_chars))
    place = ".".join(str(part) for part in first["loc"]) or "body"
    return InvalidInput(f"{place}: {first['msg']}")


def _token() -> str:
    token = request.headers.get("X-Conversation", "")
    if not token:
        raise NotFound("There is no such conversation", hint="Send its token in the header X-Conversation.")
    return token
