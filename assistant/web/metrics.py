"""What is counted for Prometheus: requests by route and status, their time, and replies by intent."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import cast

from flask import Flask, Response, current_app, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from assistant.web.logs import elapsed_seconds
from assistant.web.server import MULTIPROCESS_VARIABLE

_BUCKETS_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5)

_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})


@dataclass(frozen=True, slots=True)
class Metrics:
    """The counters of one application."""

    registry: CollectorRegistry
    requests: Counter
    seconds: Histogram
    replies: Counter

    @classmethod
    def fresh(cls) -> Metrics:
        """Counters that start from nothing."""
        registry = CollectorRegistry()
        return cls(
            registry,
            Counter("http_requests", "Requests answered.", ["method", "route", "status"], registry=registry),
            Histogram("http_seconds", "Time to answer.", ["route"], buckets=_BUCKETS_SECONDS, registry=registry),
            Counter("chat_replies", "Chat replies.", ["intent", "locale"], registry=registry),
        )

    def exposition(self) -> Response:
        """All counts as text, those of the other server processes included."""
        registry = self.registry
        if MULTIPROCESS_VARIABLE in os.environ:
            registry = CollectorRegistry()
            MultiProcessCollector(registry)
        return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


def the_metrics() -> Metrics:
    """The counters of this application."""
    return cast(Metrics, current_app.extensions["assistant.metrics"])


def register_metrics(app: Flask) -> None:
    """Counts every request of `app`."""
    app.extensions["assistant.metrics"] = Metrics.fresh()
    app.after_request(_count)


def _count(response: Response) -> Response:
    # The pattern keeps the number of series small; paths that lead nowhere share one.
    route = request.url_rule.rule if request.url_rule else "none"
    metrics = the_metrics()
    # Any word can be sent as a method, and each would be a series for ever.
    method = request.method if request.method in _METHODS else "other"
    metrics.requests.labels(method, route, str(response.status_code)).inc()
    metrics.seconds.labels(route).observe(elapsed_seconds())
    return response
