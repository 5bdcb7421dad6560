"""Why figures of a report cannot be written, in the words of pages, files and the interface."""

from cchc.records.reports.models import ReportState

LEFT = "Báo cáo đã trình ký hoặc đã gửi; rút lại hoặc chờ trả lại mới sửa được"
CLOSED = "Đợt báo cáo đã đóng, báo cáo không sửa được nữa"
OVER = "lớn hơn tổng số mà nó thuộc về"
OTHERWISE = "Cơ quan đang ghi số khác; Sở Nội vụ không ghi đè số của cơ quan"
GONE = {
    ReportState.SENT: "Báo cáo đã gửi; muốn sửa số thì trả lại để cơ quan gửi lại",
    ReportState.SUBMITTED: "Báo cáo đang chờ lãnh đạo cơ quan duyệt, không ghi vào được",
}
