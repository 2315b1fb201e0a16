"""The Flask application: configuration, security and the doors behind one address.

Owns what all doors share; pages are `archive_app.web`'s.
"""

import hashlib
import os
import secrets
from datetime import timedelta
from pathlib import Path

from flask import Flask, Response, request
from flask_bootstrap import Bootstrap5
from flask_wtf.csrf import CSRFProtect
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from archive_app import api, web
from archive_app.archive import Archive
from archive_app.problems import problem_of

__all__ = ["create_app"]

# Everything comes from this server: no inline script, no inline style, no foreign address.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
        "frame-src 'self'",
        "object-src 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
STATIC = Path(__file__).parent / "web" / "static"
FORM_BYTES = 16 * 1024 * 1024  # text of one form: long records of mediation fit, floods do not


def create_app(archive: Archive) -> Flask:
    """The application over one opened archive."""
    app = Flask(
        __name__,
        template_folder="web/templates",
        static_folder="web/static",
        static_url_path=f"/static/{_digest(STATIC)}",
    )
    app.config.update(_config(archive))
    app.extensions["archive"] = archive
    app.json.ensure_ascii = False  # type: ignore[attr-defined]  # of the default provider
    web.register(app)
    # After the pages' guard: an expired sign-in is told as such, not as a missing token.
    CSRFProtect(app)
    api.register_api(app)
    Bootstrap5(app)
    app.register_error_handler(Exception, _answer)
    app.after_request(_protect)
    return app


def _config(archive: Archive) -> dict[str, object]:
    settings = archive.settings
    return {
        "SECRET_KEY": _secret_key(settings.home / "secret.key"),
        "SESSION_COOKIE_NAME": "archive",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": settings.https,
        "PERMANENT_SESSION_LIFETIME": timedelta(hours=settings.session_hours),
        "MAX_CONTENT_LENGTH": settings.max_file_bytes + FORM_BYTES,
        "MAX_FORM_MEMORY_SIZE": FORM_BYTES,
        "MAX_FORM_PARTS": 20_000,
        "WTF_CSRF_TIME_LIMIT": None,  # as long as the sign-in lasts
        "WTF_CSRF_SSL_STRICT": False,  # it needs a referrer, which we never send
        "BOOTSTRAP_SERVE_LOCAL": True,
    }


def _digest(folder: Path) -> str:
    """Names the files as they are now, so that a newer program never meets a kept older script."""
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def _secret_key(path: Path) -> bytes:
    """The key that signs sessions, made on first use, readable by this program only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(32))
    return path.read_bytes()


def _answer(error: Exception) -> AnyResponse:
    if isinstance(error, HTTPException) and (error.code is None or error.code < 400):
        return error.get_response()  # a redirect of the router
    in_api = request.path.startswith("/api/")
    answer = api.problem_response if in_api else web.problem_response
    response = answer(problem_of(error))
    if isinstance(error, HTTPException):
        response.headers.extend(
            (name, value) for name, value in error.get_headers() if name in {"Allow", "Retry-After"}
        )
    return response


def _protect(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    # A page has a dozen styles and scripts: browsers keep those, and nothing else.
    style = response.status_code in {200, 304} and (request.endpoint or "").endswith("static")
    response.headers["Cache-Control"] = "max-age=86400" if style else "no-store"
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    return response
