"""How bonus, penalty and rescaling lead from the lines of a sheet to its total."""

from cchc.core.catalogue.nodes import Catalogue, Effect
from cchc.core.numerals import points_text
from cchc.core.scoring.sheet import Sheet


def effect_terms(sheet: Sheet) -> tuple[tuple[str, str, str], ...]:
    """Sign, amount and name of bonus and penalty, where there are any."""
    found = []
    if sheet.bonus.high is None or sheet.bonus.high:
        found.append(("+", sheet.bonus.text(), "điểm thưởng"))
    if sheet.penalty.high is None or sheet.penalty.high:
        found.append(("−", sheet.penalty.text(), "điểm phạt"))
    return tuple(found)


def reduced_text(sheet: Sheet) -> str:
    """The total before rescaling, empty where nothing was rescaled."""
    if sheet.reduced is None:
        return ""
    return f"{sheet.reduced.points.text()} trên thang {points_text(sheet.reduced.max_points)}"


def total_terms(sheet: Sheet) -> str:
    """The total as a sum: '92,46 = 89,46 điểm các dòng + 3,00 điểm thưởng'; empty when the lines give it."""
    effects, reduced = effect_terms(sheet), reduced_text(sheet)
    if not effects and not reduced:
        return ""
    lines = f"điểm quy đổi ({reduced})" if reduced else "điểm các dòng trong thang điểm"
    terms = " ".join(f"{sign} {amount} {name}" for sign, amount, name in effects)
    return f"{sheet.total.points.text()} = {sheet.scale_total.points.text()} {lines} {terms}".strip()


def effect_limits(catalogue: Catalogue) -> str:
    """How much bonus and penalty lines may change the total in a year; empty without such lines."""
    effects = {leaf.effect for leaf in catalogue.leaves}
    named = (
        (Effect.BONUS, "điểm thưởng", catalogue.bonus_cap),
        (Effect.PENALTY, "điểm phạt", catalogue.penalty_cap),
    )
    said = [(name, cap) for effect, name, cap in named if effect in effects]
    if not said:
        return ""
    limits = "; ".join(
        f"{name} {'không có mức trần' if cap is None else f'nhiều nhất {points_text(cap)}'}"
        for name, cap in said
    )
    return f"Dòng điểm thưởng, điểm phạt không nằm trong thang điểm mà cộng thêm, trừ bớt: {limits}."
