"""What a Dask worker loads first in one test: a scorer that ends its process at one article."""

from test_scale import arm

arm()
