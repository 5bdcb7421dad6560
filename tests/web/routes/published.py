"""What every person with an account reads: catalogues, indices, the glossary; coordinators enter figures."""

from tests.web.addresses import FOR_ALL, FOR_COORDINATORS, LEADING_ON, STEPS_OF_COORDINATORS
from tests.web.conftest import signed_in
from tests.web.entering import ENTER, ONE, entered
from tests.web.routes import Route
from tests.web.walkers import ADMINISTRATOR, COORDINATORS, EVERYBODY, FOR_EVERYBODY, STRANGER, Answers

ENTERING = COORDINATORS | {STRANGER, ADMINISTRATOR}
SHOWN = Answers({200: ENTERING}, others=403)
LED_BACK = Answers({302: ENTERING}, others=403)


def one_figure() -> str:
    """The page on which an entered figure is taken back."""
    signed_in("vinhlong").post(ENTER, ONE)
    return f"{ENTER}rut-lai/{entered()[0].pk}/"


ROUTES = (
    {f"web:{name}": Route(address, FOR_EVERYBODY) for name, address in FOR_ALL.items()}
    | {f"web:{name}": Route(address, Answers({302: EVERYBODY})) for name, address in LEADING_ON.items()}
    | {
        "web:enter": Route(FOR_COORDINATORS["enter"], SHOWN, LED_BACK, sent=ONE),
        "web:enter_file": Route(STEPS_OF_COORDINATORS["enter_file"], LED_BACK, SHOWN),
        "web:enter_checked": Route(STEPS_OF_COORDINATORS["enter_checked"], LED_BACK, LED_BACK),
        "web:withdraw": Route(one_figure, SHOWN, LED_BACK, sent={"reason": "gõ nhầm"}),
        "web:enter_template": Route(FOR_COORDINATORS["enter_template"], SHOWN),
    }
)
