"""The records that cross the arrows: frozen, in the field's own terms, of the standard library alone."""
