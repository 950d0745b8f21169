"""The same scoring in several processes, and over partitions of collections too large for memory.

Nothing slow is imported here: processes need the standard library alone (:mod:`credence.scale.workers`);
pandas, pyarrow and Dask come with :mod:`credence.scale.partitions` and :mod:`credence.scale.cluster`.
"""
