"""The graph by the SPARQL 1.1 Protocol: read-only, on this machine, for programs that speak SPARQL over HTTP.

    request ─guards→ (Host, Origin) ─protocol→ Asked ─gate→ task ─pool→ worker ─→ response

`guards` keeps other people's pages out, `protocol` reads a request, `negotiation` chooses the form of the result, `pool` keeps processes
ready in which queries run under limits (`worker`), `application` puts these together, and `serving` runs the whole until it is stopped.
What HTTP needs (Starlette, uvicorn) comes with the extra `endpoint`.

Source: SPARQL 1.1 Protocol; SPARQL 1.1 Service Description; RFC 9110 (HTTP Semantics).
"""

from __future__ import annotations
