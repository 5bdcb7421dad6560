"""Faults of an index, its scores and its instruments: what stands instead, and what is said of it."""

Case = tuple[str, str, str, str]

IN_INDEX: list[Case] = [
    (
        "key: people-part",
        "key: people-voice",
        "duplicate_id",
        "Nội dung “people-voice” bị lặp: đã có ở dòng 18",
    ),
    ("key: total, code", "key: tong, code", "wrong_total", "Nội dung tổng hợp có key và level là total"),
    (
        "level: dimension, parent: total, from: 2019, scales",
        "level: dimension, parent: khac, from: 2019, scales",
        "unknown_line",
        "Nội dung cấp trên “khac” không có hoặc đứng sau",
    ),
    (
        "level: dimension, parent: total, from: 2019, summed",
        "level: dimension, parent: services, from: 2019, summed",
        "unknown_line",
        "Nội dung cấp trên “services” không có hoặc đứng sau",
    ),
    (
        "level: dimension, parent: total, from: 2019, scales",
        "level: subdimension, parent: people-voice, from: 2019, scales",
        "wrong_level",
        "“2 Dịch vụ, thủ tục” không thể nằm dưới “1.1 Tiếng nói”",
    ),
    (
        "level: dimension, parent: total, from: 2019, scales",
        "level: question, parent: people-voice, from: 2019, scales",
        "years_outside_parent",
        "“2 Dịch vụ, thủ tục” có trong năm 2020 nhưng “1.1 Tiếng nói” thì không",
    ),
    (
        'title: "Dịch vụ, thủ tục", level: dimension, parent: total, from: 2019,',
        'title: "Dịch vụ, thủ tục", level: dimension, parent: total, from: 2019, summed: true,',
        "nothing_to_sum",
        "“2 Dịch vụ, thủ tục” ghi là tổng cộng nhưng không có nội dung nào ở dưới",
    ),
    ("from: 2019, to: 2019}", "from: 2019, to: 2018}", "period_reversed", "Năm cuối của giai đoạn"),
    (
        'lowest: "2", highest: "20"',
        'lowest: "20", highest: "2"',
        "scale_reversed",
        "Điểm thấp nhất của thang",
    ),
    ("{from: 2019, to: 2019, lowest", "{from: 2019, lowest", "scales_overlap", "Các thang điểm phải xếp"),
    ('lowest: "2", highest', 'lowest: "2,5", highest', "wrong_type", "“lowest” phải là số, không phải “2,5”"),
    (
        'code: "1.1", title: Tiếng nói, level: subdimension, parent: people, from: 2019, to: 2019',
        'code: "1.1", title: Tham gia, level: subdimension, parent: people, from: 2019',
        "duplicate_id",
        "Năm 2020 có hai nội dung cùng mã và tên “1.1 Tham gia”",
    ),
    ("lines: [people], why", "lines: [khac], why", "unknown_line", "Không có nội dung “khac”"),
    (
        "lines: [services], why",
        "lines: [people-voice], why",
        "unknown_line",
        "Không có nội dung “people-voice” năm 2020",
    ),
    (
        "unit: thanh-pho-binh",
        "unit: tinh-cuu-long",
        "unknown_agency",
        "Không có “tinh-cuu-long” trong danh sách ngày 31/12/2020",
    ),
    (
        "  - {year: 2020, units_on",
        "  - {year: 2019, units_on",
        "years_not_ascending",
        "Năm 2019 đứng sau năm 2019",
    ),
    ("at_least: 10.5", "at_least: 15", "bands_not_ordered", "Ngưỡng các mức xếp loại phải xếp theo thứ tự"),
    ("name: Khá", "name: Tốt", "duplicate_id", "Mức xếp loại “Tốt” bị lặp"),
    ("[1, 1, 1, 0]", "[1, 1, 1]", "wrong_groups", "“published_groups” phải có đủ 4 nhóm"),
    (', "Thấp nhất"]', "]", "wrong_groups", "“quartile_groups” phải có đủ 4 nhóm"),
    ("agencies: tinh-thanh", "agencies: khac", "missing_reference", "Không có danh sách “khac”"),
    (", note: theo trí nhớ", "", "missing_note", "Mức độ “memory” phải kèm ghi chú"),
    ("id: bao-chi", "id: cong-bo", "duplicate_id", "Nguồn “cong-bo” bị lặp: đã có ở dòng 13"),
]

ROW = "2019,An,1.1,Tiếng nói,4.25,,,cong-bo"
IN_SCORES: list[Case] = [
    ("2018,An,1.1,Tiếng nói,4.25,,,cong-bo", "unknown_year", "Năm", "Chỉ số không có năm “2018”"),
    ("x,An,1.1,Tiếng nói,4.25,,,cong-bo", "wrong_type", "Năm", "“x” không phải là số nguyên dương"),
    ("2019,an,1.1,Tiếng nói,4.25,,,cong-bo", "unknown_unit", "Đơn vị", "Không có đơn vị “an” trong năm 2019"),
    (
        "2019,Vĩnh Long,1.1,Tiếng nói,4.25,,,cong-bo",
        "unknown_unit",
        "Đơn vị",
        "Không có đơn vị “Vĩnh Long” trong năm 2019",
    ),
    (
        "2019,An,1.2,Tiếng nói,4.25,,,cong-bo",
        "unknown_line",
        "Nội dung",
        "Năm 2019 không có nội dung “1.2 Tiếng nói”",
    ),
    (
        "2019,An,1.1,Tham gia,4.25,,,cong-bo",
        "unknown_line",
        "Nội dung",
        "Năm 2019 không có nội dung “1.1 Tham gia”",
    ),
    (
        "2019,An,,Tiếng nói,4.25,,,cong-bo",
        "unknown_line",
        "Nội dung",
        "Năm 2019 không có nội dung “Tiếng nói”",
    ),
    ('2019,An,1.1,Tiếng nói,"4,25",,,cong-bo', "wrong_type", "Điểm", "Số thập phân phải dùng dấu chấm: 4.25"),
    ("2019,An,1.1,Tiếng nói,NaN,,,cong-bo", "wrong_type", "Điểm", "“NaN” không phải là số"),
    ("2019,An,1.1,Tiếng nói,1e3,,,cong-bo", "wrong_type", "Điểm", "“1e3” không phải là số"),
    (
        "2019,An,1,Người dân,9.01,,,cong-bo",
        "out_of_scale",
        "Điểm",
        "Điểm 9,01 nằm ngoài thang 1 đến 9 của năm 2019",
    ),
    (
        "2019,An,1.1,Tiếng nói,4.1234567,,,cong-bo",
        "too_many_places",
        "Điểm",
        "Điểm có hơn 6 chữ số thập phân",
    ),
    ("2019,An,1.1,Tiếng nói,,,,cong-bo", "empty_row", "Điểm", "Dòng không có điểm và không có hạng"),
    ("2019,An,1.1,Tiếng nói,4,0,,cong-bo", "wrong_type", "Hạng", "“0” không phải là số nguyên dương"),
    (
        "2019,An,1.1,Tiếng nói,4,4,3,cong-bo",
        "rank_too_great",
        "Hạng",
        "Hạng 4 lớn hơn số đơn vị được xếp hạng 3",
    ),
    ("2019,An,1.1,Tiếng nói,4,,3,cong-bo", "missing_rank", "Hạng", "Có “Trong số” mà không có hạng"),
    ("2019,An,1.1,Tiếng nói,4.25,,,bao", "missing_source", "Nguồn", "Không có nguồn “bao”"),
    ("2019,An,1.1,Tiếng nói,4.25,,cong-bo", "wrong_columns", "Năm", "Dòng có 7 cột, phải có 8"),
    (f"{ROW}\n{ROW}", "duplicate_row", "Đơn vị", "Điểm này bị lặp: nguồn “cong-bo” đã ghi ở dòng 2"),
    (
        "2020,Bình,1.1,Tham gia,5,,,cong-bo",
        "score_of_absent",
        "Đơn vị",
        "Đơn vị này được ghi là không có trong công bố năm 2020: Không đủ phiếu",
    ),
]

IN_INSTRUMENT: list[Case] = [
    (
        "id: mau/phieu-2020",
        "id: mau/phieu-2021",
        "id_not_folder",
        "Mã “mau/phieu-2021” khác thư mục “mau/phieu-2020”",
    ),
    ("index: chi-so-mau", "index: mau", "unknown_index", "Không có chỉ số “mau”"),
    (
        "line: services\n    core",
        "line: khac\n    core",
        "unknown_line",
        "Chỉ số MẪU không có nội dung “khac”",
    ),
    ("không?, line: services", "không?, line: khac", "unknown_line", "Chỉ số MẪU không có nội dung “khac”"),
    ("scale: hai-long", "scale: khac", "unknown_scale", "Không có thang trả lời “khac”"),
    ('code: "A2"', 'code: "A1"', "duplicate_id", "Mã câu hỏi “A1” bị lặp: đã có ở dòng 23"),
    ('code: "A.a"', 'code: "A"', "duplicate_id", "Mã phần “A” bị lặp: đã có ở dòng 15"),
    ("value: 2", "value: 1", "duplicate_id", "Giá trị “1” bị lặp"),
    (
        "kind: single, options: [Xa, Lâu]",
        "kind: single",
        "missing_options",
        "Câu “A2” chọn trả lời mà không có",
    ),
    (", rows: [Nộp, Nhận]", "", "missing_options", "Câu “A3” dạng bảng mà không có “rows”"),
    ("{title: Minh họa, status: sourced}", "{title: A, status: memory}", "missing_note", "Mức độ “memory”"),
    ("{from: 2020, to: null}", "{from: 2020, to: 2019}", "period_reversed", "Năm cuối của giai đoạn"),
]
