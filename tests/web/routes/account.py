"""The door, one's own account, and the accounts of a province."""

from cchc.records.agencies.queries import agency_by_key
from cchc.records.people.models import ApiToken, Membership, Role, User
from tests.web.addresses import OPEN
from tests.web.routes import Route
from tests.web.walkers import ADMINISTRATOR, COORDINATORS, EVERYBODY, STRANGER, Answers, of

LED_ON = Answers({302: EVERYBODY}, anonymous=200)
OWN_PAGE = Answers({200: EVERYBODY})
LOOKS_AFTER = COORDINATORS | of(Role.ADMINISTRATOR) | {ADMINISTRATOR}
LISTED = Answers({200: LOOKS_AFTER | {STRANGER}}, others=403)
LED_BACK = Answers({302: LOOKS_AFTER | {STRANGER}}, others=403)
SHOWN = Answers({200: LOOKS_AFTER, 404: frozenset({STRANGER})}, others=403)
DONE = Answers({302: LOOKS_AFTER, 404: frozenset({STRANGER})}, others=403)
A_SCORER = "/nguoi-dung/can.bo/"


def scorer() -> str:
    """The page of a scorer of Sở Tư pháp."""
    return _account(Role.SCORER)


def coordinator() -> str:
    """The page of another coordinator of the province, whom only administrators look after."""
    return _account(Role.COORDINATOR)


def ending() -> str:
    """Where the role of the scorer is ended."""
    address = _account(Role.SCORER)
    return f"{address}vai-tro/{Membership.objects.latest('pk').pk}/ket-thuc/"


def token() -> str:
    """Where a key of the scorer is revoked."""
    _account(Role.SCORER)
    person = User.objects.get(username="can.bo")
    row = ApiToken.objects.create(
        person=person, name="x", sha256="0" * 64, expires_on="2026-12-31", made_at="2026-01-01T00:00Z"
    )
    return f"/tai-khoan/khoa/{row.pk}/thu-hoi/"


def _account(role: Role) -> str:
    person = User.objects.create(username="can.bo", first_name="Cán bộ")
    Membership.objects.create(person=person, agency=agency_by_key("vinh-phuc/so-tu-phap"), role=role)
    return A_SCORER


def of_scorer(rest: str, sent: dict[str, str] | None = None, done: Answers = DONE) -> Route:
    """An act on the account of a scorer; it takes no GET."""

    def made() -> str:
        return f"{scorer()}{rest}"

    return Route(made, Answers(others=405), done, sent=sent or {})


ROUTES = {
    "web:login": Route(OPEN["login"], LED_ON, LED_ON),
    "web:second_step": Route("/dang-nhap/lop-thu-hai/", Answers({302: EVERYBODY}), Answers({302: EVERYBODY})),
    "web:logout": Route(OPEN["logout"], Answers({302: EVERYBODY}), Answers({302: EVERYBODY})),
    "openid_connect_login": Route(
        "/dang-nhap/tinh/", Answers(others=405, anonymous=405), Answers(anonymous=404)
    ),
    "openid_connect_callback": Route(
        "/dang-nhap/tinh/xac-nhan/", Answers(anonymous=404), Answers(others=405, anonymous=405)
    ),
    "web:account": Route("/tai-khoan/", OWN_PAGE),
    "web:account_password": Route("/tai-khoan/mat-khau/", OWN_PAGE, OWN_PAGE),
    "web:account_second_factor": Route("/tai-khoan/lop-thu-hai/", OWN_PAGE, OWN_PAGE),
    "web:account_sessions": Route("/tai-khoan/phien/", OWN_PAGE, Answers({302: EVERYBODY})),
    "web:account_tokens": Route("/tai-khoan/khoa/", OWN_PAGE, OWN_PAGE),
    "web:account_token_revoke": Route(
        token, Answers(others=405), Answers({302: LOOKS_AFTER}, others=403), sent={}
    ),
    "web:accounts": Route("/nguoi-dung/", LISTED),
    "web:account_new": Route("/nguoi-dung/moi/", LISTED, LISTED),
    "web:accounts_file": Route("/nguoi-dung/tep/", LISTED, LISTED),
    "web:accounts_checked": Route("/nguoi-dung/tep/xac-nhan/", LED_BACK, LED_BACK),
    "web:accounts_template": Route("/nguoi-dung/tep/mau.xlsx", LISTED),
    "web:person": Route(scorer, SHOWN),
    "web:person_role": of_scorer("vai-tro/", done=SHOWN),
    "web:person_role_end": Route(ending, Answers(others=405), DONE, sent={"day": "31/12/2099"}),
    "web:person_details": of_scorer("thong-tin/", {"full_name": "Tên mới"}),
    "web:person_password": of_scorer("mat-khau/", done=SHOWN),
    "web:person_act": of_scorer("ngung/"),
}
