"""Several of a long list are ticked: the chosen first, the rest folded by sections, none lost."""

from django import forms

from cchc.web.pick_boxes import PickBoxes
from tests.web.reading import words

LONG = [(f"xa-{one}", f"Xã {one}") for one in range(1, 41)] + [("so-y-te", "Sở Y tế"), ("khac", "Khác")]
SECTIONS = {**{f"xa-{one}": "UBND cấp xã" for one in range(1, 41)}, "so-y-te": "Sở, ban, ngành"}


def drawn(choices: list[tuple[str, str]], *chosen: str) -> str:
    class One(forms.Form):
        who = forms.MultipleChoiceField(choices=choices, widget=PickBoxes())

    form = One(initial={"who": list(chosen)})
    widget = form.fields["who"].widget
    assert isinstance(widget, PickBoxes)
    widget.sections = SECTIONS
    return str(form["who"])


def test_what_is_chosen_stands_first_and_the_rest_is_folded() -> None:
    page = drawn(LONG, "xa-7", "so-y-te")
    before = page[: page.index("<details")]
    assert words(before) == "Xã 7 Sở Y tế"
    assert before.count(" checked") == page.count(" checked") == 2
    assert page.count('type="checkbox"') == len(LONG)
    assert "UBND cấp xã (39)" in words(page)
    assert "Chọn trong danh sách (1)" in words(page)
    assert "Sở, ban, ngành" not in page
    assert 'for="id_who_3"' in page
    assert 'id="id_who_3"' in page


def test_a_short_list_is_not_folded() -> None:
    page = drawn(LONG[:12], "xa-2")
    assert "<details" not in page
    assert words(page).startswith("Xã 1 Xã 2 Xã 3")
