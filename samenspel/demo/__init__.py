"""The made-up world of the seeds: only acts and events, no table holds a figure."""
