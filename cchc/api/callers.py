"""Who calls: the person of a key, in its scope; no cookie counts here, so no other page can call for him."""

from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer
from ninja.throttling import SimpleRateThrottle

from cchc.core.errors import NotAllowed
from cchc.records.people.actions.tokens import person_of_token
from cchc.records.people.models import ApiToken, User
from cchc.records.people.queries import Standing, standing_of

RATE = "600/m"


class Call(HttpRequest):
    """A request that brought a living key."""

    auth: ApiToken


class Key(HttpBearer):
    """A key with a scope: `read`, or `write` for what changes something."""

    def __init__(self, scope: str) -> None:
        self.scope = scope
        super().__init__()

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        """The key of this text, None when it is not alive; raises NotAllowed when its scope is too narrow."""
        found = person_of_token(token, timezone.now())
        if found is None:
            return None
        if self.scope not in found.scopes and not (self.scope == "read" and "write" in found.scopes):
            raise NotAllowed("Khóa này chỉ được đọc; hãy tạo khóa được ghi")
        return found


class PerKey(SimpleRateThrottle):
    """So many calls a minute with one key, counted in each process."""

    def get_cache_key(self, request: HttpRequest) -> str:
        """Under what the calls of a key are counted."""
        token = token_of(request)
        return self.cache_format % {"scope": "key", "ident": token.sha256}


READ, WRITE = Key("read"), Key("write")


def token_of(request: HttpRequest) -> ApiToken:
    """The key that was brought."""
    token = getattr(request, "auth", None)
    assert isinstance(token, ApiToken)
    return token


def caller(request: HttpRequest) -> User:
    """The person in whose name is called."""
    return token_of(request).person


def standing(request: HttpRequest, now: datetime | None = None) -> Standing:
    """What that person holds today; two queries."""
    return standing_of(caller(request), timezone.localdate(now))
