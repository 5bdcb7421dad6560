"""Survey instruments: in the list of catalogues, and each with its scales and questions."""

from django.test import Client

from tests.web.addresses import FOR_ALL
from tests.web.reading import html, part, words
from tests.web.test_cost import cost

OF_2017 = FOR_ALL["instrument"]
OF_2023 = "/bo-tieu-chi/phieu/sipas/1001-qd-bnv-2023/"


def test_the_list_names_the_forms(vinh_phuc: Client) -> None:
    page = html(vinh_phuc.get("/bo-tieu-chi/"))
    said = words(part(page, "phieu-khao-sat"))
    assert "Quyết định số 2640/QĐ-BNV ngày 10/10/2017 của Bộ Nội vụ 2017 - 2021 22 22" in said
    assert "suy luận" in said
    assert f'href="{OF_2017}"' in page


def test_a_form_with_its_scale_and_questions(vinh_phuc: Client) -> None:
    said = words(html(vinh_phuc.get(OF_2017)))
    assert "22 câu hỏi, 22 câu tính vào chỉ số" in said
    assert "Theo công bố 05 yếu tố; 22 tiêu chí" in said
    assert "4. Hài lòng; 5. Rất hài lòng Tính là hài lòng: mức 4, 5 chưa tra cứu nguồn" in said
    assert "1 Chỉ số hài lòng về tiếp cận dịch vụ (chọn mức theo thang 1)" in said
    assert "1.1 Trụ sở cơ quan có biển hiệu, hướng dẫn rõ ràng, dễ thấy" in said
    assert "Thông tin người trả lời Chưa có nguồn nêu." in said
    assert "không tính vào chỉ số" not in said


def test_what_does_not_enter_the_index_says_so(vinh_phuc: Client) -> None:
    said = words(html(vinh_phuc.get(OF_2023)))
    assert "suy luận" in said
    assert "2 Kênh theo dõi chính sách không tính vào chỉ số" in said
    assert "9 Mức độ hài lòng không tính" not in said
    assert "câu hỏi nhạy cảm" in said


def test_a_long_form_costs_no_more(vinh_phuc: Client) -> None:
    assert cost(vinh_phuc, OF_2023) == cost(vinh_phuc, OF_2017) <= 5
