"""What the site remembers: the yearly circle in the database."""
