"""Find entries by their words: the engine protocol, our query language, snippets, one engine.

Plain values in and out: no rows, no accounts, no pages. What a reader may see arrives as part of
the `Query`. What matches is defined by `units` and `nodes`, the order by `ranking`, for every
engine alike; `tests/contracts` holds the reference every engine must agree with.

    query.parse(text) → node ┐
    Query(node, rights, …)   ├→ SearchEngine.find → Found(total, hits, facets)
    Entry(…) → put           ┘   snippets(text, node) → parts to highlight
"""
