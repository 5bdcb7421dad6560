"""Official documents as files: their layout, their pictures, templates of the offices."""
