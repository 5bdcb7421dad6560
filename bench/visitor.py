"""A signed-in person over HTTP: cookies made in the database: hashing of passwords is not measured."""

import re
from http.client import HTTPConnection, HTTPResponse, RemoteDisconnected
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from cchc.records.people.models import User

FORM_TYPE = "application/x-www-form-urlencoded"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def session_of(person: User) -> str:
    """The key of a new session in which the person is signed in."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    assert session.session_key is not None
    return session.session_key


class Visitor:
    """One connection that stays open, with the session and the token against forged requests."""

    def __init__(self, host: str, port: int, session: str) -> None:
        self._connection = HTTPConnection(host, port, timeout=60)
        self._cookies = {settings.SESSION_COOKIE_NAME: session}
        self._token = ""

    def close(self) -> None:
        """End the connection."""
        self._connection.close()

    def get(self, path: str) -> tuple[int, str]:
        """Status and text of a page."""
        status, text = self._ask("GET", path)
        found = TOKEN.search(text)
        self._token = found[1] if found else self._token
        return status, text

    def post(self, path: str, given: dict[str, str]) -> tuple[int, str]:
        """Status and text of the answer to a form; a page with the form must have been read before."""
        return self._ask("POST", path, urlencode({**given, "csrfmiddlewaretoken": self._token}))

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, str]:
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        headers = {"Cookie": cookies} | ({"Content-Type": FORM_TYPE} if body is not None else {})
        with self._answer(method, path, body, headers) as response:  # a cut-off answer is closed too
            text = response.read().decode()
            self._keep(response)
            return response.status, text

    def _answer(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> HTTPResponse:
        """The answer; for reading, a connection that the server closed is opened again."""
        try:
            self._connection.request(method, path, body, headers)
            return self._connection.getresponse()
        except (RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            if method != "GET":
                raise
            self._connection.close()
            self._connection.request(method, path, body, headers)
            return self._connection.getresponse()

    def _keep(self, response: HTTPResponse) -> None:
        for name, value in response.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self._cookies[key] = rest.partition(";")[0]
