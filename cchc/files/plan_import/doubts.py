"""What a person must look at: every value of a draft that is not certain, with its place and words."""

from collections.abc import Iterable
from dataclasses import dataclass, field

TEXTS = {
    "table_unread": "Không nhận ra bảng này qua tiêu đề cột; các dòng của bảng chưa được đọc",
    "table_misfit": "Bảng không có dòng tiêu đề và không khớp các cột của bảng phía trên; chưa đọc bảng này",
    "column_assumed": "Bảng nối tiếp không có dòng tiêu đề; không chắc nội dung này thuộc đúng cột",
    "cell_over_columns": "Ô gộp nhiều cột; không chắc nội dung này thuộc cột nào",
    "row_length": "Dòng thiếu hoặc thừa ô so với tiêu đề; các ô có thể đã lệch cột",
    "column_unknown": "Không nhận ra cột này; nội dung của cột chưa được đọc",
    "column_doubled": "Hai cột trở lên có vẻ cùng nội dung; không cột nào được dùng",
    "row_joined": "Dòng không có số thứ tự được nối vào dòng trên; kiểm tra lại",
    "rest_elsewhere": "Dòng ngay sau không mang số mới; phần còn lại của dòng này có thể nằm ở đó",
    "no_number": "Dòng không có số thứ tự",
    "number_gap": "Số thứ tự không liên tục: có thể thiếu hoặc thừa dòng",
    "number_twice": "Số thứ tự bị trùng",
    "number_odd": "Số thứ tự có nhiều phần; có thể lẫn chữ của ô bên cạnh",
    "no_title": "Dòng không có nội dung nhiệm vụ",
    "title_is_agency": "Cột nhiệm vụ lại ghi tên cơ quan; các cột có thể bị lẫn",
    "no_lead": "Chưa rõ cơ quan chủ trì",
    "agency_unknown": "Không có cơ quan này trong danh sách",
    "agency_several": "Tên này có thể là nhiều cơ quan",
    "agency_other_time": "Cơ quan này không có vào ngày ban hành",
    "line_unknown": "Không có tiêu chí mang mã này trong bộ tiêu chí",
    "line_differs": "Mã có trong bộ tiêu chí nhưng tên ghi kèm khác với tên của mã",
    "line_unchecked": "Chưa chọn bộ tiêu chí nên chưa đối chiếu được mã",
    "reference_unread": "Không rõ phần ghi chú trong ngoặc nói đến tiêu chí nào",
    "deadline_unread": "Chưa hiểu thời hạn này",
    "no_deadline": "Chưa ghi thời hạn",
    "points_unread": "Không đọc được số điểm",
    "points_do_not_add": "Điểm chuẩn trừ điểm đạt được không bằng điểm bị trừ",
    "points_over_max": "Điểm nhỏ hơn 0 hoặc lớn hơn điểm chuẩn của tiêu chí",
    "points_other_max": "Điểm chuẩn khác với điểm tối đa của bộ tiêu chí",
    "number_missing": "Không tìm thấy số, ký hiệu văn bản",
    "number_several": "Văn bản nêu nhiều số, ký hiệu khác nhau",
    "day_missing": "Không tìm thấy ngày ban hành",
    "day_several": "Văn bản nêu nhiều ngày ban hành khác nhau",
    "issuer_missing": "Không xác định được cơ quan ban hành",
    "title_missing": "Không tìm thấy trích yếu",
    "period_missing": "Không rõ kế hoạch cho những năm nào",
    "period_inferred": "Giai đoạn suy ra từ lời văn; kiểm tra lại",
    "bases_cited": "Không có phần căn cứ; đây là văn bản được dẫn trong bài, chọn lại những căn cứ đúng",
    "bases_missing": "Không tìm thấy căn cứ pháp lý",
    "recipients_missing": "Không tìm thấy nơi nhận",
    "duties_inferred": "Không có phần nhiệm vụ chung; lấy từ mục đích, yêu cầu, tổ chức thực hiện: chọn lại",
    "no_duties": "Không tìm thấy phần nhiệm vụ chung",
    "no_targets": "Không tìm thấy mục tiêu",
    "target_inferred": "Mục tiêu suy ra từ lời văn; kiểm tra lại",
    "quantity_inferred": "Số lượng suy ra từ lời văn; kiểm tra lại",
    "reporting_inferred": "Chế độ báo cáo suy ra từ lời văn; kiểm tra lại",
    "body_unread": "Chưa hiểu đoạn này thuộc phần nào của kế hoạch; chưa đưa vào bản thảo",
    "no_tasks": "Không tìm thấy bảng nhiệm vụ nào",
    "html_unread": "Bảng HTML chưa được đọc; đổi thành bảng Markdown hoặc dùng bản .docx",
    "text_deleted": "Chữ bị xóa khi theo dõi sửa đổi (Track Changes); đã đọc theo bản sau khi sửa",
    "text_inserted": "Chữ thêm khi theo dõi sửa đổi (Track Changes), chưa được chấp nhận; đã đọc",
    "text_struck": "Chữ bị gạch ngang; không đọc",
    "text_hidden": "Chữ bị ẩn, không in ra; không đọc",
    "control_empty": "Ô chọn của Word chưa được điền; không đọc chữ gợi ý",
    "field_changes": "Chữ do trường (field) của Word tự điền, có thể khác với bản in",
    "figure_raised": "Chữ số nhỏ ở trên hoặc dưới dòng, có thể là dấu của chú thích",
    "formula_unread": "Công thức của Word chưa được đọc",
    "note_unread": "Chú thích ở chân trang hoặc cuối văn bản chưa được đọc",
    "comment_unread": "Ghi chú (comment) của người góp ý chưa được đọc",
    "picture_unread": "Hình ở đây chưa được đọc; nếu có chữ trong hình thì nhập tay",
    "box_apart": "Chữ trong khung (text box) được đọc như một đoạn riêng, không thuộc ô bên cạnh",
    "table_inside": "Bảng nằm trong ô; chữ của bảng trong được đọc như chữ của ô",
    "part_unread": "Văn bản khác được nhúng vào đây chưa được đọc",
    "page_unread": "Trang là ảnh quét, không có chữ; chưa đọc trang này",
    "page_aside": "Chữ của trang nằm ngang; trang xoay chưa được đọc đúng",
    "letters_old": "Chữ theo bảng mã cũ (TCVN3, VNI) hoặc sai mã; có thể đọc sai",
    "signs_unreadable": "Có ký hiệu không đọc được thành chữ",
    "text_cut": "Nội dung quá dài, đã được cắt bớt",
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to look at. `path` names the field (`tasks/3/leads`), `place` where it stands in the file.

    `text` is what is written there, `candidates` what it might be: identifiers or codes, the likeliest first.
    """

    code: str
    path: str
    place: str
    text: str = ""
    candidates: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        """What is doubtful, in words."""
        return TEXTS[self.code]

    def __str__(self) -> str:
        said = f": “{self.text}”" if self.text else ""
        maybe = f" (có thể là: {', '.join(self.candidates)})" if self.candidates else ""
        return f"{self.place}: {self.message}{said}{maybe}"


@dataclass(slots=True)
class Doubts:
    """The doubts of one reading, in the order in which they arose."""

    found: list[Doubt] = field(default_factory=list)

    def add(self, code: str, path: str, place: str, text: str = "", candidates: Iterable[str] = ()) -> None:
        """Keep one doubt."""
        assert code in TEXTS
        self.found.append(Doubt(code, path, place, text, tuple(candidates)))
