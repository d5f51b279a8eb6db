"""Whether a graph keeps to the shapes of the ontology.

The shapes are plain SHACL, in `ontology/shapes.ttl`, and any SHACL processor reads them; the tests hold the results here
equal to pySHACL's. They are checked by code of our own because a store of 200,000 quads takes pySHACL minutes.
"""

from __future__ import annotations

from kg.validation.conformance import Finding, validate

__all__ = ["Finding", "validate"]
