"""Doors are tried through Flask's test client, over a real archive."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from visitor import Visitor

from archive_app.app import create_app
from archive_app.archive import Archive


@pytest.fixture
def app(archive: Archive) -> Flask:
    return create_app(archive)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    """Somebody at the pages, not signed in."""
    return Visitor(app)
