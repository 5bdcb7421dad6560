"""The head of a page: title, way back, sister pages, date and source of what is shown."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from django.urls import reverse

from cchc.core.catalogue.nodes import Catalogue
from cchc.core.numerals import UNKNOWN_LABEL, date_text
from cchc.core.plan.tasks import Plan
from cchc.core.scoring.assessment import Assessment


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way back."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A sister page."""

    text: str
    href: str
    current: str


ALL_INVENTED = "Đơn vị, số liệu và thang điểm"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHead:
    """What stands above the content of a page; `published` pages show points as others published them."""

    title: str
    crumbs: tuple[Crumb, ...] = ()
    tabs: tuple[Tab, ...] = ()
    tabs_label: str = ""
    subtitle: str = ""
    subtitle_label: str = "Bộ tiêu chí"
    subtitle_href: str = ""
    data_date: str = ""
    date_label: str = "Số liệu ngày"
    source: str = ""
    published: bool = False
    illustrative: bool = False
    invented: str = ALL_INVENTED


HOME = ("Trang đầu", "web:home")
RESULT_PAGES = (
    ("Tổng quan", "web:overview"),
    ("Bảng điểm", "web:sheet"),
    ("Bảng trừ điểm", "web:deductions"),
)
BOARD = ("Yêu cầu", "web:board")
BELOW = {"web:trace": "web:sheet", "web:board_attach": "web:board"}


def day_text(day: date | None) -> str:
    """A date, or that it is not known."""
    return UNKNOWN_LABEL if day is None else date_text(day)


def home_crumb() -> Crumb:
    """The first step of every way back."""
    return Crumb(HOME[0], reverse(HOME[1]))


def line_url(assessment: str, line: str) -> str:
    """The page on which the points of one line are explained."""
    return f"{reverse('web:sheet', args=[assessment])}{quote(line)}/"


def catalogue_url(catalogue: Catalogue) -> str:
    """The page of one catalogue version."""
    return reverse("web:catalogue", args=catalogue.id.split("/"))


def is_illustrative(assessment: Assessment) -> bool:
    """Whether the whole page of a result must say 'minh họa'."""
    return assessment.illustrative or assessment.catalogue.illustrative


def result_name(assessment: Assessment) -> str:
    """Unit and year, as the way back names a result."""
    return f"{assessment.unit.name}, năm {assessment.year}"


def _current(page: str, active: str) -> str:
    """What `aria-current` says of a tab: the page itself, the page above it, or nothing."""
    if page == active:
        return "page"
    return "true" if BELOW.get(active) == page else ""


def _above(assessment: Assessment, active: str) -> tuple[Crumb, ...]:
    if active == "web:overview":
        return ()
    overview = Crumb(result_name(assessment), reverse("web:overview", args=[assessment.id]))
    names = {name: text for text, name in (*RESULT_PAGES, BOARD)}
    between = BELOW.get(active)
    if between is None:
        return (overview,)
    return (overview, Crumb(names[between], reverse(between, args=[assessment.id])))


def _result_pages(assessment: Assessment) -> tuple[tuple[str, str], ...]:
    """The pages of a result; requirements come first where no source gives points."""
    if all(leaf.target is None for leaf in assessment.catalogue.leaves):
        return RESULT_PAGES
    return (BOARD, *RESULT_PAGES) if assessment.catalogue.scale is None else (*RESULT_PAGES, BOARD)


@dataclass(frozen=True, slots=True)
class PlanLink:
    """The plan that mends a result: what is needed to lead to it."""

    slug: str
    number: str


def link_to(plan: Plan | None) -> PlanLink | None:
    """The link of a plan that was read whole."""
    return None if plan is None else PlanLink(plan.id, plan.number)


def result_head(assessment: Assessment, title: str, active: str, plan: PlanLink | None) -> PageHead:
    """The head of a page of one result; `active` is the name of its address."""
    pages = [(text, name, assessment.id) for text, name in _result_pages(assessment)]
    if plan is not None:
        pages.append(("Độ phủ của kế hoạch", "web:coverage", plan.slug))
        pages.append((f"Kế hoạch {plan.number}", "web:plan", plan.slug))
    tabs = (Tab(text, reverse(name, args=[slug]), _current(name, active)) for text, name, slug in pages)
    return PageHead(
        title=title,
        crumbs=(home_crumb(), *_above(assessment, active)),
        tabs=tuple(tabs),
        tabs_label=f"Các trang của kết quả {result_name(assessment)}",
        subtitle=assessment.catalogue.title,
        subtitle_href=catalogue_url(assessment.catalogue),
        data_date=day_text(assessment.data_date),
        source=assessment.source,
        illustrative=is_illustrative(assessment),
        invented=ALL_INVENTED if assessment.catalogue.illustrative else "Số liệu",
    )
