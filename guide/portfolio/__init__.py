"""Many exports, a row each, by processes of this machine or by Dask."""

from guide.portfolio import pool, rows
from guide.portfolio.dask_pool import Cluster
from guide.portfolio.pool import local_pool
from guide.portfolio.rows import PortfolioRow
