"""Fields of forms refuse in Vietnamese what does not print, whatever kind of field it is."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.test import Client

from cchc.web.form_fields import PlainText, VietnameseDecimal, WebAddress
from tests.web.reading import html, words

FIELDS = [forms.CharField(), forms.CharField(strip=False), PlainText(), VietnameseDecimal(), WebAddress()]


@pytest.mark.parametrize("field", FIELDS, ids=["text", "password", "plain", "number", "address"])
def test_a_null_character_is_refused_in_vietnamese(field: forms.Field) -> None:
    with pytest.raises(ValidationError) as refused:
        field.clean("https://a\x00b.vn")

    assert "Null characters" not in " ".join(refused.value.messages)


@pytest.mark.parametrize("field", FIELDS[:3], ids=["text", "password", "plain"])
def test_text_is_to_be_typed_again(field: forms.Field) -> None:
    with pytest.raises(ValidationError, match="Có ký tự không in được, hãy gõ lại"):
        field.clean("a\x00b")


def test_signing_in_with_a_null_character_is_told_in_vietnamese(client: Client, db: None) -> None:
    said = words(html(client.post("/dang-nhap/", {"username": "a\x00b", "password": "c\x00d"})))
    assert "Null" not in said
