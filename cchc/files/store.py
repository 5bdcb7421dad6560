"""The folder of catalogues, plans, agencies, calendars as core values; identifiers never lead out of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from cchc.core.agency.lineage import AgencyRegister
from cchc.core.calendar import WorkCalendar
from cchc.core.catalogue.mapping import Crosswalk
from cchc.core.catalogue.nodes import Catalogue
from cchc.core.errors import InputRefused, Place, Problem, UnknownReference
from cchc.core.index.definition import Index
from cchc.core.index.scores import Score
from cchc.core.plan.tasks import Plan
from cchc.core.reporting.periods import Cutoff
from cchc.core.scoring.assessment import Assessment
from cchc.core.survey.instrument import Instrument
from cchc.files.document import read_as
from cchc.files.places import located
from cchc.files.yaml_text import read_limited
from cchc.files.yaml_tree import YamlTree, parse_yaml

if TYPE_CHECKING:
    from cchc.files.documents.agencies import WrittenRegister

T = TypeVar("T")
SAFE_PART = re.compile(r"[a-z0-9]+([_-]+[a-z0-9]+)*(\.(yaml|csv))?")
FOLDER = "catalogues"
KINDS = {
    "catalogue": "bộ tiêu chí",
    "assessment": "kết quả đánh giá",
    "plan": "kế hoạch",
    "agencies": "danh sách cơ quan",
    "calendar": "lịch làm việc",
    "cutoffs": "mốc chốt số liệu",
    "mapping": "bảng đối chiếu",
    "index": "chỉ số",
    "instrument": "phiếu khảo sát",
    "register": "sổ theo dõi",
}


def digest(raw: bytes) -> str:
    """SHA-256 of a file whose line ends are LF, so that a checkout with CRLF has the same one."""
    return sha256(raw.replace(b"\r\n", b"\n")).hexdigest()


def catalogue_from_text(raw: bytes, file: str) -> Catalogue:
    """Read one catalogue; `file` is the name shown in findings. Raises InputRefused."""
    return catalogue_of(parse_yaml(raw, file), digest(raw))


def catalogue_of(tree: YamlTree, sha256_of_file: str) -> Catalogue:
    """Read one catalogue from its tree; raises InputRefused."""
    from cchc.files.catalogue_tree import to_catalogue
    from cchc.files.documents.catalogue import WrittenCatalogue

    refuse_other_kind(tree, "catalogue")
    written = read_as(WrittenCatalogue, tree)
    try:
        return to_catalogue(written, sha256_of_file)
    except InputRefused as error:
        raise InputRefused(located(tree, error.problems)) from None


def plan_from_text(raw: bytes, file: str, catalogue: Catalogue, register: AgencyRegister) -> Plan:
    """Read one plan; raises InputRefused."""
    from cchc.files.documents.plan import WrittenPlan

    return read_as(WrittenPlan, parse_yaml(raw, file)).to_core(catalogue, register)


def crosswalk_from_text(raw: bytes, file: str) -> Crosswalk:
    """Read one mapping; raises InputRefused."""
    from cchc.files.documents.mapping import WrittenMapping

    return read_as(WrittenMapping, parse_yaml(raw, file)).to_core()


def index_from_text(raw: bytes, file: str) -> Index:
    """Read one index; raises InputRefused."""
    return index_of(parse_yaml(raw, file))


def index_of(tree: YamlTree) -> Index:
    """Read one index from its tree; raises InputRefused."""
    from cchc.files.documents.index import WrittenIndex

    refuse_other_kind(tree, "index")
    return read_as(WrittenIndex, tree).to_core()


def instrument_from_text(raw: bytes, file: str) -> Instrument:
    """Read one instrument; raises InputRefused."""
    return instrument_of(parse_yaml(raw, file))


def instrument_of(tree: YamlTree) -> Instrument:
    """Read one instrument from its tree; raises InputRefused."""
    from cchc.files.documents.instrument import WrittenInstrument

    refuse_other_kind(tree, "instrument")
    return read_as(WrittenInstrument, tree).to_core()


def refuse_other_kind(tree: YamlTree, wanted: str) -> None:
    """Say so when a file is of another kind, instead of listing every key that does not fit; InputRefused."""
    schema = tree.data.get("schema") if isinstance(tree.data, dict) else None
    kind = str(schema).partition("/")[0]
    if kind in KINDS and kind != wanted:
        message = f"Đây là tệp {KINDS[kind]}, không phải tệp {KINDS[wanted]}"
        raise InputRefused([Problem("wrong_kind", message, Place(tree.file, row=tree.row(("schema",))))])


def store_for(path: Path) -> "CatalogueStore":
    """The store of the folder `catalogues` around a file, beside one of its parents or in the working folder.

    Raises UnknownReference when there is none.
    """
    start = path.resolve()
    for folder in (start, *start.parents, Path.cwd() / FOLDER):
        for candidate in (folder, folder / FOLDER):
            if candidate.name == FOLDER and candidate.is_dir():
                return CatalogueStore(candidate)
    hint = f"Đặt tệp trong thư mục “{FOLDER}” hoặc chạy lệnh tại thư mục chứa nó"
    raise UnknownReference(f"Không tìm thấy thư mục “{FOLDER}”", Place(str(path)), hint)


@dataclass(frozen=True)
class CatalogueStore:
    """One folder of data files; what was read once is kept as long as the store."""

    root: Path
    _kept: dict[tuple[str, ...], Any] = field(default_factory=dict, repr=False, compare=False)

    def shown(self, path: Path) -> str:
        """The name of a file in findings: from the folder on, or as it was given."""
        full = path.resolve()
        base = self.root.resolve().parent
        return full.relative_to(base).as_posix() if full.is_relative_to(base) else str(path)

    def folder_of(self, path: Path) -> str:
        """The folder of a file: from the store on, or its own name when the file stands elsewhere."""
        folder, base = path.resolve().parent, self.root.resolve()
        return folder.relative_to(base).as_posix() if folder.is_relative_to(base) else folder.name

    def inside(self, name: str) -> Path:
        """The file of a name below the folder; raises UnknownReference for a name that may lead out of it."""
        if not all(SAFE_PART.fullmatch(part) for part in name.split("/")):
            raise UnknownReference(
                f"Mã “{name}” không hợp lệ", hint="Chỉ dùng chữ thường không dấu, số, gạch nối"
            )
        path = self.root / name
        if not path.resolve().is_relative_to(self.root.resolve()):
            raise UnknownReference(f"Mã “{name}” dẫn ra ngoài thư mục dữ liệu")
        return path

    def tree(self, path: Path) -> YamlTree:
        """The YAML tree of a file; raises InputRefused, UnknownReference."""
        return self._keep(("tree", str(path)), lambda: parse_yaml(self.raw(path), self.shown(path)))

    def raw(self, path: Path) -> bytes:
        """The bytes of a file within the size limit; raises InputRefused, UnknownReference."""
        return self._keep(("raw", str(path)), lambda: read_limited(path, self.shown(path)))

    def catalogue(self, identifier: str) -> Catalogue:
        """One catalogue version; raises InputRefused, UnknownReference."""
        return self.catalogue_at(self.inside(f"{identifier}/catalogue.yaml"))

    def catalogue_at(self, path: Path) -> Catalogue:
        """The catalogue version of a file that a person names."""
        return self._keep(
            ("catalogue", str(path)), lambda: catalogue_of(self.tree(path), digest(self.raw(path)))
        )

    def agencies(self, identifier: str) -> AgencyRegister:
        """One register with what other files add to it; raises InputRefused, UnknownReference."""
        from cchc.files.registers import build_register

        return self._keep(("agencies", identifier), lambda: build_register(identifier, self.register))

    def register(self, identifier: str) -> "WrittenRegister":
        """One file of agencies as written; raises InputRefused, UnknownReference."""
        from cchc.files.documents.agencies import WrittenRegister

        path = self.inside(f"agencies/{identifier}.yaml")
        return self._keep(("register", identifier), lambda: read_as(WrittenRegister, self.tree(path)))

    def assessment(self, path: Path) -> Assessment:
        """The result in a file that a person names; raises InputRefused, UnknownReference."""
        from cchc.files.documents.assessment import WrittenAssessment

        def build() -> Assessment:
            tree = self.tree(path)
            refuse_other_kind(tree, "assessment")
            written = read_as(WrittenAssessment, tree)
            return self.dated(written.to_core(*self.named_in(tree, written.catalogue, written.agencies)))

        return self._keep(("assessment", str(path)), build)

    def dated(self, assessment: Assessment) -> Assessment:
        """The result with the holidays around its year; read only where a line counts working days."""
        if not assessment.catalogue.counts_working_days:
            return assessment
        year = assessment.year
        return replace(assessment, calendar=self.work_calendar(year - 1, year, year + 1))

    def named_in(self, tree: YamlTree, catalogue: str, register: str) -> tuple[Catalogue, AgencyRegister]:
        """The catalogue and the register that a file names; raises UnknownReference at the row that does."""
        return (
            _named(tree, "catalogue", catalogue, self.catalogue_ids(), self.catalogue),
            _named(tree, "agencies", register, self.register_ids(), self.agencies),
        )

    def result(self, name: str) -> Assessment:
        """The result that a plan names by its file below the folder."""
        return self.assessment(self.inside(name))

    def plan(self, path: Path) -> Plan:
        """The plan in a file that a person names; raises InputRefused, UnknownReference."""
        from cchc.files.documents.plan import WrittenPlan

        def build() -> Plan:
            tree = self.tree(path)
            refuse_other_kind(tree, "plan")
            written = read_as(WrittenPlan, tree)
            return written.to_core(*self.named_in(tree, written.catalogue, written.agencies))

        return self._keep(("plan", str(path)), build)

    def plan_named(self, identifier: str) -> Plan:
        """One plan by its identifier."""
        return self.plan(self.inside(f"plans/{identifier}/plan.yaml"))

    def crosswalk(self, old: str, new: str) -> Crosswalk | None:
        """The written mapping between two versions, None when nobody has written one."""
        for path in self.mapping_paths():
            found = self.mapping(path)
            if (found.old, found.new) == (old, new):
                return found
        return None

    def mapping(self, path: Path) -> Crosswalk:
        """The mapping of one file; raises InputRefused."""
        from cchc.files.documents.mapping import WrittenMapping

        return read_as(WrittenMapping, self.tree(path)).to_core()

    def index(self, family: str) -> Index:
        """The index of a family, by its folder; raises InputRefused, UnknownReference."""
        path = self.inside(f"{family}/index.yaml")
        return self._keep(("index", family), lambda: index_of(self.tree(path)))

    def scores(self, family: str) -> tuple[Score, ...]:
        """The scores of a family, none without scores.csv; raises InputRefused, UnknownReference."""
        from cchc.files.scores_csv import read_scores
        from cchc.files.unit_names import units_by_year

        def build() -> tuple[Score, ...]:
            path, index = self.scores_path(family), self.index(family)
            if not path.exists():
                return ()
            days = ((year.year, year.units_on) for year in index.years)
            units = units_by_year(self.agencies(index.agencies), days)
            return read_scores(self.raw(path), self.shown(path), index, units)

        return self._keep(("scores", family), build)

    def scores_path(self, family: str) -> Path:
        """The file of the scores of a family, whether it exists or not."""
        return self.inside(f"{family}/scores.csv")

    def index_ids(self) -> tuple[str, ...]:
        """Families that have an index, by folder."""
        return tuple(sorted(path.parent.name for path in self.root.glob("*/index.yaml")))

    def index_with_id(self, identifier: str) -> Index | None:
        """The index of an identifier, None when there is none; raises InputRefused."""
        indices = (self.index(family) for family in self.index_ids())
        return next((index for index in indices if index.id == identifier), None)

    def instrument(self, identifier: str) -> Instrument:
        """One instrument; raises InputRefused, UnknownReference."""
        path = self.inside(f"{identifier}/instrument.yaml")
        return self._keep(("instrument", identifier), lambda: instrument_of(self.tree(path)))

    def instrument_ids(self) -> tuple[str, ...]:
        """Identifiers of all instruments."""
        found = self.root.glob("*/*/instrument.yaml")
        return tuple(sorted(path.parent.relative_to(self.root).as_posix() for path in found))

    def work_calendar(self, *years: int) -> WorkCalendar:
        """Holidays and make-up days of the years named, of all known years when none is."""
        from cchc.files.documents.calendar import WrittenCalendar

        paths = self.calendar_paths()
        chosen = [path for path in paths if not years or int(path.stem) in years]
        read = [read_as(WrittenCalendar, self.tree(path)) for path in chosen]
        return WorkCalendar(
            frozenset(day.date for calendar in read for day in calendar.holidays),
            frozenset(day.date for calendar in read for day in calendar.makeup_days),
        )

    def cutoffs(self) -> tuple[Cutoff, ...]:
        """The periodic reports of a year with their cut-offs, in the order of the file; none without it."""
        from cchc.files.documents.calendar import WrittenCutoffs

        path = self.root / "calendars" / "cutoffs.yaml"
        if not path.is_file():
            return ()
        read = read_as(WrittenCutoffs, self.tree(path))
        return tuple(report.to_core() for report in read.reports)

    def catalogue_ids(self) -> tuple[str, ...]:
        """Identifiers of all catalogue versions."""
        found = self.root.glob("*/*/catalogue.yaml")
        return tuple(sorted(path.parent.relative_to(self.root).as_posix() for path in found))

    def plan_ids(self) -> tuple[str, ...]:
        """Identifiers of all plans."""
        return tuple(sorted(path.parent.name for path in self.root.glob("plans/*/plan.yaml")))

    def register_ids(self) -> tuple[str, ...]:
        """Identifiers of all files of agencies."""
        return tuple(sorted(path.stem for path in self.root.glob("agencies/*.yaml")))

    def kept_register_paths(self) -> tuple[Path, ...]:
        """Files of the registers whose rows become facts."""
        return tuple(sorted(self.root.glob("registers/*.yaml")))

    def assessment_paths(self, catalogue: str) -> tuple[Path, ...]:
        """Files of the results that were entered under one catalogue version."""
        return tuple(sorted(self.inside(catalogue).glob("examples/*.yaml")))

    def mapping_paths(self) -> tuple[Path, ...]:
        """Files of all mappings."""
        return tuple(sorted(self.root.glob("mappings/*.yaml")))

    def calendar_paths(self) -> tuple[Path, ...]:
        """Files of all calendars of a year."""
        return tuple(sorted(self.root.glob("calendars/[0-9][0-9][0-9][0-9].yaml")))

    def _keep(self, key: tuple[str, ...], build: Callable[[], T]) -> T:
        if key not in self._kept:
            self._kept[key] = build()
        kept: T = self._kept[key]
        return kept


def _named(tree: YamlTree, key: str, name: str, known: tuple[str, ...], load: Callable[[str], T]) -> T:
    if name in known:
        return load(name)
    hint = f"Các mã đang có: {', '.join(known)}"
    raise UnknownReference(f"Không có “{name}” mà “{key}” nêu", Place(tree.file, row=tree.row((key,))), hint)
