"""manage.py check_evidence: whether every file that was handed in is still there, as it was."""

from django.core.management.base import BaseCommand, CommandError

from cchc.records.evidence.queries import integrity, users_of


class Command(BaseCommand):
    """Hash every kept file; changes nothing."""

    help = "Kiểm tra kho tài liệu kiểm chứng: đủ tệp, đúng mã băm; liệt kê tệp thừa"

    def handle(self, **_options: object) -> None:
        """Say what was found; an end with an error when a file is missing or has changed."""
        found = integrity()
        for text, names in (("Thiếu tệp", found.missing), ("Tệp đã bị thay đổi", found.changed)):
            for name in names:
                self.stdout.write(f"{text}: {name}")
            for user in users_of(names):
                self.stdout.write(f"  {user}")
        for name in found.unused:
            self.stdout.write(f"Tệp thừa, không thuộc tài liệu nào: {name}")
        if not found.sound:
            raise CommandError("Kho tài liệu không nguyên vẹn: hãy phục hồi các tệp trên từ bản sao lưu.")
        self.stdout.write(f"Kho tài liệu nguyên vẹn: {found.whole} tệp.")
