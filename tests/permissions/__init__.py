"""The page of permissions: printed from the policies and from the declared answers of every route."""
