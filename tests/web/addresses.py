"""Addresses of pages with the demo data.

Who is answered what is declared in tests/web/routes, a line for every route: a new address goes there.
"""

OF_VINH_PHUC = {
    "overview": "/ket-qua/vinh-phuc-2017/",
    "sheet": "/ket-qua/vinh-phuc-2017/bang-diem/",
    "trace": "/ket-qua/vinh-phuc-2017/bang-diem/1.2/",
    "deductions": "/ket-qua/vinh-phuc-2017/bang-tru-diem/",
    "board": "/ket-qua/vinh-phuc-2017/yeu-cau/",
    "download": "/ket-qua/vinh-phuc-2017/tai-ve/bang-diem.xlsx",
    "plan": "/ke-hoach/vinh-phuc-5264-2018/",
    "coverage": "/ke-hoach/vinh-phuc-5264-2018/do-phu/",
    "leader": "/lanh-dao/tinh-vinh-phuc/",
    "leader_pdf": "/lanh-dao/tinh-vinh-phuc.pdf",
    "leader_file": "/lanh-dao/tinh-vinh-phuc/tai-ve.docx",
}
OF_VINH_LONG = {
    "overview": "/ket-qua/vinh-long-2020/",
    "sheet": "/ket-qua/vinh-long-2020/bang-diem/",
    "trace": "/ket-qua/vinh-long-2020/bang-diem/3.4.1/",
    "deductions": "/ket-qua/vinh-long-2020/bang-tru-diem/",
    "board": "/ket-qua/vinh-long-2020/yeu-cau/",
    "board_attach": "/ket-qua/vinh-long-2020/yeu-cau/tai-lieu/",
    "download": "/ket-qua/vinh-long-2020/tai-ve/yeu-cau.xlsx",
    "plan": "/ke-hoach/vinh-long-2639-2020/",
    "leader": "/lanh-dao/tinh-vinh-long/",
}
OF_A_DEPARTMENT = {
    "overview": "/ket-qua/so-a-2026/",
    "sheet": "/ket-qua/so-a-2026/bang-diem/",
    "deductions": "/ket-qua/so-a-2026/bang-tru-diem/",
}
COMPARED = "cu=par_index_province/2948-qd-bnv-2017&moi=par_index_province/2639-qd-ubnd-2020-vinh-long"
FOR_ALL = {
    "home": "/",
    "catalogues": "/bo-tieu-chi/",
    "catalogue": "/bo-tieu-chi/par_index_province/2948-qd-bnv-2017/",
    "comparison": f"/bo-tieu-chi/so-sanh/?{COMPARED}",
    "comparison_file": f"/bo-tieu-chi/so-sanh/tai-ve.csv?{COMPARED}",
    "instrument": "/bo-tieu-chi/phieu/sipas/2640-qd-bnv-2017/",
    "glossary": "/thuat-ngu/",
    "indices": "/chi-so/",
    "league": "/chi-so/papi/xep-hang/2020/",
    "league_file": "/chi-so/papi/xep-hang/2020/tai-ve.xlsx",
    "map": "/chi-so/papi/ban-do/2020/",
    "map_file": "/chi-so/papi/ban-do/2020/hinh/ban-do.png",
    "profile": "/chi-so/papi/ho-so/tinh-vinh-phuc/",
    "profile_file": "/chi-so/papi/ho-so/tinh-vinh-phuc/hinh/qua-khu.svg",
}
# The address of an index leads on to its newest year.
LEADING_ON = {"index": "/chi-so/papi/"}
FOR_COORDINATORS = {"enter": "/chi-so/papi/nhap/", "enter_template": "/chi-so/papi/nhap/mau.xlsx"}
# Forms are sent there; who only opens the address is led back to the page with the form.
STEPS_OF_COORDINATORS = {
    "enter_file": "/chi-so/papi/nhap/tep/",
    "enter_checked": "/chi-so/papi/nhap/xac-nhan/",
    "withdraw": "/chi-so/papi/nhap/rut-lai/1/",
}
FORMS_OF_THE_BOARD = {
    "board_tick": "/ket-qua/vinh-long-2020/yeu-cau/xac-nhan/",
    "board_attach": "/ket-qua/vinh-long-2020/yeu-cau/tai-lieu/",
    "board_detach": "/ket-qua/vinh-long-2020/yeu-cau/tai-lieu/1/go/",
}
OPEN = {"login": "/dang-nhap/", "logout": "/dang-xuat/"}
