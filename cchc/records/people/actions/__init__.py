"""Acts on accounts: opening, roles, passwords, second factors, sessions, keys; each is logged with it."""

from cchc.records.people.actions.installation import Account, open_account, system_person
from cchc.records.people.actions.opening import (
    Details,
    NewAccount,
    Opened,
    change_details,
    create_accounts,
    switch_account,
)
from cchc.records.people.actions.passwords import change_own_password, reset_password
from cchc.records.people.actions.roles import NewRole, end_role, grant_role
from cchc.records.people.actions.tokens import make_token, person_of_token, revoke_token
from cchc.records.people.models import SYSTEM_NAME

__all__ = [
    "SYSTEM_NAME",
    "Account",
    "Details",
    "NewAccount",
    "NewRole",
    "Opened",
    "change_details",
    "change_own_password",
    "create_accounts",
    "end_role",
    "grant_role",
    "make_token",
    "open_account",
    "person_of_token",
    "reset_password",
    "revoke_token",
    "switch_account",
    "system_person",
]
