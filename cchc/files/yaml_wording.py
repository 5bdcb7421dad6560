"""What a YAML parser complains about, as advice to an officer in Vietnamese."""

ADVICE = (
    (
        "mapping values are not allowed",
        "Giá trị có dấu hai chấm phải đặt trong ngoặc kép; kiểm tra khoảng thụt đầu dòng",
    ),
    ("unexpected end of stream", "Có dấu ngoặc kép mở mà chưa đóng"),
    ("unexpected document indicator", "Có dấu ngoặc kép mở mà chưa đóng"),
    ("did not find expected ',' or", "Có dấu ngoặc { hoặc [ chưa đóng, hoặc thiếu dấu phẩy"),
    ("could not find expected ':'", "Thiếu dấu hai chấm sau khóa"),
    (
        "did not find expected '-' indicator",
        "Các mục của danh sách phải thụt đầu dòng như nhau",
    ),
    ("did not find expected key", "Các khóa cùng cấp phải thụt đầu dòng như nhau"),
    ("cannot start any token", "Giá trị bắt đầu bằng ký tự đặc biệt phải đặt trong ngoặc kép"),
    ("unknown escape character", "Trong ngoặc kép, dấu \\ phải viết là \\\\"),
)
OTHERWISE = "Kiểm tra dấu hai chấm, dấu ngoặc và khoảng thụt đầu dòng ở dòng này và dòng trước"


TABS = "Thụt đầu dòng bằng dấu cách, không dùng phím Tab"


def syntax_hint(problem: str, line: str) -> str:
    """Advice for the parser's own words about a line; general advice when they are not known."""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return TABS
    return next((advice for words, advice in ADVICE if words in problem), OTHERWISE)
