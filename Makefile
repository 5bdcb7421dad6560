# Hai lệnh: make run (chạy trang tại máy này) và make test (chạy toàn bộ kiểm thử).
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run test check coverage fix bench docs pictures locks

help:
	@echo 'make run      cài đặt rồi mở trang tại http://127.0.0.1:8000 (cổng khác: make run PORT=8001)'
	@echo 'make test     toàn bộ kiểm thử trên SQLite, rồi phần gặp cơ sở dữ liệu trên PostgreSQL'
	@echo 'make check    kiểm tra nhanh: kiểu, văn phong mã, ranh giới giữa các tầng, bộ tiêu chí'
	@echo 'make coverage đếm dòng mã mà không kiểm thử nào chạy tới, trong toàn bộ cchc'
	@echo 'make fix      sửa những gì máy sửa được'
	@echo 'make bench    đo tải: 2.000 đơn vị, 50 người lưu cùng lúc, kill -9; ghi docs/benchmarks.md'
	@echo 'make docs     in lại các trang được sinh từ mã: docs/rules.md, docs/permissions.md, docs/api.md, catalogues/schemas'
	@echo 'make pictures chụp lại ảnh đã duyệt của các trang, sau khi đã xem (một số trang: make pictures PAGES=ban-do)'
	@echo 'make locks    khóa lại phiên bản thư viện sau khi đổi requirements/*.in hoặc package.json'

run:
	@PORT='$(PORT)' exec setup/run.sh

test:
	@exec setup/test.sh

check:
	@exec setup/check.sh

coverage:
	@exec setup/coverage.sh

fix:
	@exec setup/fix.sh

bench:
	@exec setup/bench.sh

docs:
	@exec setup/docs.sh

pictures:
	@PAGES='$(PAGES)' exec setup/pictures.sh

locks:
	@exec setup/locks.sh
