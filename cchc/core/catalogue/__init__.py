"""Index catalogues: their tree, what is measured on a line and how points arise from it."""
