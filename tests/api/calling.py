"""Calling the interface with a key, as a program does."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from cchc.records.people.actions.tokens import make_token
from cchc.records.people.models import User

ROOT = "/api/v1"


def key_of(person: User, *scopes: str) -> str:
    """A living key of a person."""
    now = timezone.now()
    wanted, until = scopes or ("read", "write"), timezone.localdate(now) + timedelta(days=30)
    return make_token("kiểm thử", wanted, until, by=person, now=now)[1]


class Program:
    """A client that sends a key and JSON."""

    def __init__(self, person: User, *scopes: str) -> None:
        self.client = Client(headers={"Authorization": f"Bearer {key_of(person, *scopes)}"})

    def get(self, path: str, **query: Any) -> Any:
        """What an address answers."""
        return self.client.get(f"{ROOT}{path}", query)

    def post(self, path: str, body: Any = None) -> Any:
        """What it answers to JSON."""
        return self.client.post(f"{ROOT}{path}", body or {}, content_type="application/json")

    def said(self, path: str, **query: Any) -> Any:
        """The JSON of an address that must answer well."""
        answer = self.get(path, **query)
        assert answer.status_code == 200, answer.content
        return answer.json()


def demo(username: str, *scopes: str) -> Program:
    """The program of a demo account."""
    return Program(User.objects.get(username=username), *scopes)
