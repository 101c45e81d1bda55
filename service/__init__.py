"""How it is remembered, guarded and sent. Imports domain, projections and libraries; never web."""
