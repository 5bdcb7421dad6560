"""Reports as values: what every door prints (page, .xlsx, .csv, JSON, terminal), one module per report."""
