"""Completeness reports over many volumes: kept for good, compared with the run before."""
