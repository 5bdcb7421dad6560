"""What a YAML parser complains about, as the row to look at and advice to an officer in Vietnamese."""

import yaml

UNCLOSED_QUOTE = "Có dấu ngoặc kép mở mà chưa đóng"
ADVICE = (
    (
        "mapping values are not allowed",
        "Giá trị có dấu hai chấm phải đặt trong ngoặc kép; kiểm tra khoảng thụt đầu dòng",
    ),
    ("unexpected end of stream", UNCLOSED_QUOTE),
    ("unexpected document indicator", UNCLOSED_QUOTE),
    (
        "did not find expected ',' or",
        "Thiếu dấu ] hoặc }, thiếu dấu phẩy, hoặc giá trị có dấu hai chấm chưa đặt trong ngoặc kép",
    ),
    (
        "did not find expected node content",
        "Thiếu dấu ] hoặc }; trong ngoặc không dùng dấu - ở đầu mục",
    ),
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


def syntax_advice(error: yaml.MarkedYAMLError, lines: list[str]) -> tuple[int, str]:
    """The row of the file that must be mended, and how; general advice when the complaint is not known."""
    row = _row(error.problem_mark, lines)
    line, problem = lines[row - 1], error.problem or ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return row, TABS
    opening = _row(error.context_mark, lines)
    if error.problem_mark and error.context_mark and error.problem_mark.line > error.context_mark.line:
        if "did not find expected ',' or" in problem:
            end = f"trước dòng {row}" if row > opening else "trong dòng"
            return opening, f"Thiếu dấu ] hoặc }} của ngoặc mở ở dòng này, hoặc thiếu dấu phẩy {end}"
        if error.context == "while scanning a quoted scalar":
            return opening, UNCLOSED_QUOTE
    return row, next((advice for words, advice in ADVICE if words in problem), OTHERWISE)


def _row(mark: yaml.Mark | None, lines: list[str]) -> int:
    return min(mark.line + 1 if mark else 1, len(lines))
