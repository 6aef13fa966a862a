"""For those who watch the shop: is it alive, is it ready, what has it done, what does it offer to programs."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from assistant.web.current import the_shop
from assistant.web.metrics import the_metrics
from assistant.web.openapi import answers, spec
from assistant.web.schemas import Alive, Readiness

health = Blueprint("health", __name__)


@health.get("/healthz")
@spec.validate(resp=answers(Alive), skip_validation=True)
def alive() -> Response:
    """Whether the process answers; asks nothing of the databases."""
    return jsonify(status="ok")


@health.get("/readyz")
@spec.validate(resp=answers(Readiness, 503), skip_validation=True)
def ready() -> tuple[Response, int]:
    """Whether the shop can answer shoppers, and with what."""
    readiness = the_shop().readiness()
    return jsonify(readiness), 200 if readiness["ready"] else 503


@health.get("/metrics")
def metrics() -> Response:
    """Counts for Prometheus."""
    return the_metrics().exposition()


@health.get("/openapi.json")
def openapi() -> Response:
    """This description."""
    return jsonify(spec.spec)
