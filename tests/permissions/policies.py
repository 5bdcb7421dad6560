"""The policies of all apps, and which roles the code of each one names."""

import ast
import inspect
import pkgutil
import textwrap
from collections.abc import Callable, Iterator
from importlib import import_module
from types import ModuleType

import cchc.records
from cchc.records.people.models import Role

SUPERUSER = "superuser"
SAYS = {
    "coordinates": {Role.COORDINATOR.value},
    "leads": {Role.LEADER.value},
    "administers": {Role.ADMINISTRATOR.value, SUPERUSER},
    "is_superuser": {SUPERUSER},
}
Policy = Callable[..., object]


def policies() -> dict[str, Policy]:
    """Every act that a policy decides, as `app.may_verb`."""
    found = {}
    for app in pkgutil.iter_modules(cchc.records.__path__):
        name = f"cchc.records.{app.name}.policies"
        if not app.ispkg or not _is_there(name):
            continue
        module = import_module(name)
        for verb, policy in inspect.getmembers(module, inspect.isfunction):
            if verb.startswith("may_") and policy.__module__ == name:
                found[f"{app.name}.{verb}"] = policy
    return found


def _is_there(name: str) -> bool:
    package = import_module(name.rpartition(".")[0])
    return any(one.name == "policies" for one in pkgutil.iter_modules(package.__path__))


def roles_of(policy: Policy) -> frozenset[str]:
    """The roles that a policy names, itself or through what it calls; none named means every role."""
    named = _named(policy, set())
    return frozenset(named or {role.value for role in Role} | {SUPERUSER})


def _named(policy: Policy, seen: set[str]) -> set[str]:
    key = f"{policy.__module__}.{policy.__qualname__}"
    if key in seen:
        return set()
    seen.add(key)
    module = inspect.getmodule(policy)
    assert isinstance(module, ModuleType)
    found: set[str] = set()
    for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(policy)))):
        match node:
            case ast.Attribute(value=ast.Name(id="Role"), attr=attr) if attr in Role.__members__:
                found.add(Role[attr].value)
            case ast.Attribute(value=ast.Name(id="standing"), attr="agencies"):
                found |= {role.value for role in Role}  # whoever serves the agency, in whatever role
            case ast.Attribute(attr=attr) if attr in SAYS:
                found |= SAYS[attr]
            case ast.Name(id=name) if hasattr(module, name):
                found |= _meant(getattr(module, name), seen)
    return found


def _meant(value: object, seen: set[str]) -> set[str]:
    if inspect.isfunction(value) and value.__module__.endswith(".policies"):
        return _named(value, seen)
    return set(_roles_in(value))


def _roles_in(value: object) -> Iterator[str]:
    if isinstance(value, Role):
        yield value.value
    elif isinstance(value, tuple | frozenset | list):
        for one in value:
            yield from _roles_in(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _roles_in(one)
