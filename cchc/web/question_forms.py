"""Asking how a line is to be understood, and answering it for all units."""

from django import forms

from cchc.web.coordination_fields import LongText

MOST_WORDS = 4000


class QuestionForm(forms.Form):
    """A question about one line."""

    use_required_attribute = False
    text = LongText(
        label="Câu hỏi",
        max_length=MOST_WORDS,
        rows=3,
        help_text="Mọi đơn vị trong đợt đều thấy câu hỏi và câu trả lời.",
        error_messages={"required": "Hãy ghi câu hỏi."},
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}),
    )


class AnswerForm(forms.Form):
    """The answer to a question, seen by all units."""

    use_required_attribute = False
    question = forms.IntegerField(min_value=1, widget=forms.HiddenInput())
    text = LongText(
        label="Trả lời",
        max_length=MOST_WORDS,
        error_messages={"required": "Hãy ghi câu trả lời."},
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}),
    )
