"""Saving one line as a person asks for it: typed, agreed to, taken over, kept against another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from cchc.core.campaign.fact_wording import fact_text
from cchc.core.catalogue.facts import Collected, Fact, FactEntry
from cchc.core.errors import CchcError, InputRefused, NotAllowed
from cchc.records.campaigns.models import Portion
from cchc.records.entries.actions import save_entry
from cchc.records.entries.queries.portion_sheet import PortionSheet, SheetLine
from cchc.records.people.models import User
from cchc.web.coordination_pages import told
from cchc.web.entry_forms import EntryForm, SummedForm, entry_fields
from cchc.web.requests import PageRequest, or_not_found

CHANGED = "entry_changed"
MOST_DIGITS = 9
TAKEN_OVER = "Lấy theo số liệu năm trước (N-1), chờ số liệu năm nay"


@dataclass(frozen=True, slots=True)
class Said:
    """What is to be saved."""

    fact: Fact
    seen: int
    note: str = ""
    source: str = ""
    cutoff: date | None = None
    provisional: bool = False

    @property
    def entry(self) -> FactEntry:
        """The same as the core reckons with it."""
        return FactEntry(self.fact, self.source, self.cutoff, self.provisional, note=self.note)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing was saved; `changed`: somebody else has written meanwhile."""

    texts: tuple[str, ...]
    changed: bool = False


def line_form(sheet: PortionSheet, line: SheetLine, data: Mapping[str, object] | None = None) -> EntryForm:
    """The form of a line, filled with what is stored, else with what the round judges."""
    stored = line.figure
    shown = stored or (None if line.judged is None else line.earlier[line.judged])
    initial = entry_fields(line.node, None if shown is None else shown.entry, line.version)
    if stored is None and shown is not None:
        initial = {**initial, "note": ""}
    fact = None if shown is None else shown.entry.fact
    if isinstance(fact, Collected) or line.collected is not None:
        summed = fact if isinstance(fact, Collected) else None
        form: EntryForm = SummedForm(line.node, summed, data, initial=initial)
    else:
        form = EntryForm(line.node, data, initial=initial)
    form.say_for(sheet.round)
    return form


def said_in(form: EntryForm, seen: int) -> Said:
    """What a form without errors says; `seen` is the version that the person has before him."""
    given = form.cleaned_data
    return Said(
        given["fact"], seen, given["note"], given["source"], given.get("cutoff"), given["provisional"]
    )


def seen_in(request: PageRequest, otherwise: int = 0) -> int:
    """The version that a person saw; of another's that he knowingly writes over, that one."""
    text = request.POST.get("keep", request.POST.get("seen", ""))
    return int(text) if text.isascii() and text.isdigit() and len(text) < MOST_DIGITS else otherwise


def agreed(line: SheetLine, note: str, seen: int) -> Said | None:
    """The figure that is judged as one's own ruling; None where there is none."""
    if line.judged is None:
        return None
    entry = line.earlier[line.judged].entry
    return Said(entry.fact, seen, note, entry.source, entry.cutoff_date, entry.provisional)


def taken_over(line: SheetLine, seen: int) -> Said | None:
    """The figure of last year as a provisional one; None where there is none."""
    if line.last_year is None:
        return None
    entry = line.last_year
    return Said(entry.fact, seen, TAKEN_OVER, entry.source, entry.cutoff_date, provisional=True)


def saving_refused(portion: Portion, line: str, said: Said, by: User) -> Refusal | None:
    """Save, or say why not; 403 for who may not, 404 for what is not there for him."""
    try:
        with or_not_found():
            save_entry(
                portion.pk,
                line,
                said.fact,
                note=said.note,
                source=said.source,
                cutoff=said.cutoff,
                provisional=said.provisional,
                seen=said.seen,
                by=by,
                now=timezone.now(),
            )
    except NotAllowed as error:
        raise PermissionDenied from error
    except InputRefused as error:
        return Refusal(_texts(error), any(one.code == CHANGED for one in error.problems))
    except CchcError as error:
        return Refusal(_texts(error))
    return None


def _texts(error: CchcError) -> tuple[str, ...]:
    problems = error.problems if isinstance(error, InputRefused) else (error.problem,)
    return tuple(f"{one.message.rstrip('.')}." for one in problems) or told(error)


def tell(form: EntryForm, refusal: Refusal) -> None:
    """Put what was refused into the form."""
    for text in refusal.texts:
        form.add_error(None, ValidationError(text))


def said_text(line: SheetLine, said: Said) -> str:
    """What was about to be saved, in words."""
    return fact_text(said.fact, line.node)
