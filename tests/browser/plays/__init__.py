"""Three years played through the pages, each by the people who would work in it."""
