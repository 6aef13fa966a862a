"""The agents' console: signing in and out, and the requests that its pages make."""

from __future__ import annotations

from typing import Any, cast

from flask import Blueprint, Flask, Response, jsonify, redirect, render_template, request, session, url_for
from flask_login import LoginManager, UserMixin, current_user, login_required, login_user, logout_user  # type: ignore[import-untyped]
from pydantic import BaseModel, Field, ValidationError
from werkzeug.wrappers import Response as AnyResponse

from assistant.errors import InvalidInput
from assistant.support.agents import Agent
from assistant.web.api import after
from assistant.web.current import locale, the_shop
from assistant.web.errors import Refused, asked_by_program
from assistant.web.limits import limiter, login_limit
from assistant.web.shopfront import every_page
from assistant.web.wording import error_sentences

LONGEST_REPLY = 2000

console = Blueprint("console", __name__, url_prefix="/console")


class SignedIn(UserMixin):
    """An agent with a session. The session names the credential too: a new password ends it everywhere."""

    def __init__(self, agent: Agent) -> None:
        self.name = agent.name
        self.id = f"{agent.id}.{agent.credential}"


class AgentReply(BaseModel):
    """What an agent writes to a shopper."""

    text: str = Field(min_length=1, max_length=LONGEST_REPLY)


def register_sessions(app: Flask) -> None:
    """Lets agents of this application stay signed in."""
    login = LoginManager(app)
    login.session_protection = None  # it binds sessions to addresses, which change when a phone leaves the house
    login.user_loader(_session_of)
    login.unauthorized_handler(_ask_to_sign_in)


def _session_of(session_id: str) -> SignedIn | None:
    number, _, credential = session_id.partition(".")
    agent = the_shop().agents.get(int(number)) if number.isdigit() else None
    return SignedIn(agent) if agent and agent.credential == credential else None


def _ask_to_sign_in() -> AnyResponse:
    if asked_by_program():
        raise Refused(401, "sign_in_required")
    return redirect(url_for("console.sign_in"))


@console.get("/login")
def sign_in() -> str | AnyResponse:
    """The form."""
    if current_user.is_authenticated:
        return redirect(url_for("console.index"))
    return render_template("console/login.html", error=None, **every_page())


@console.post("/login")
@limiter.limit(login_limit)
def begin_session() -> AnyResponse | tuple[str, int]:
    """Signs an agent in. What is wrong, name or password, is not told."""
    agent = the_shop().agents.authenticate(request.form.get("name", ""), request.form.get("password", ""))
    if agent is None:
        message, _ = error_sentences("wrong_password", locale())
        return render_template("console/login.html", error=message, **every_page()), 401
    session.clear()
    session.permanent = True
    login_user(SignedIn(agent))
    return redirect(url_for("console.index"))


@console.post("/logout")
def end_session() -> AnyResponse:
    """Signs the agent out."""
    logout_user()
    session.clear()
    return redirect(url_for("console.sign_in"))


@console.get("")
@login_required
def index() -> str:
    """The queue."""
    return render_template("console/index.html", agent=_agent(), conversation_id=None, **every_page())


@console.get("/conversations/<int:conversation_id>")
@login_required
def conversation(conversation_id: int) -> str:
    """One conversation."""
    the_shop().conversations.get(conversation_id)
    return render_template("console/conversation.html", agent=_agent(), conversation_id=conversation_id, **every_page())


@console.get("/api/queue")
@login_required
def queue() -> Response:
    """The conversations to choose from."""
    return jsonify(the_shop().desk.queue(_agent()["name"]))


@console.get("/api/conversations/<int:conversation_id>")
@login_required
def conversation_since(conversation_id: int) -> Response:
    """A conversation's new turns, and what its shopper wants."""
    return jsonify(the_shop().desk.view(conversation_id, _agent()["name"], after=after()))


@console.post("/conversations/<int:conversation_id>/take")
@login_required
def take(conversation_id: int) -> tuple[str, int]:
    """Takes a conversation over."""
    the_shop().desk.take(conversation_id, _agent()["name"])
    return "", 204


@console.post("/conversations/<int:conversation_id>/release")
@login_required
def release(conversation_id: int) -> tuple[str, int]:
    """Hands a conversation back to the assistant."""
    the_shop().desk.release(conversation_id, _agent()["name"])
    return "", 204


@console.post("/conversations/<int:conversation_id>/reply")
@login_required
def reply(conversation_id: int) -> tuple[str, int]:
    """Writes to the shopper."""
    try:
        said = AgentReply.model_validate_json(request.get_data())
    except ValidationError as error:
        raise InvalidInput(f"text: 1 to {LONGEST_REPLY} characters") from error
    if not said.text.strip():
        raise Refused(400, "message_empty")
    the_shop().desk.reply(conversation_id, _agent()["name"], said.text.strip())
    return "", 204


def _agent() -> dict[str, Any]:
    return {"name": cast(SignedIn, current_user).name}
