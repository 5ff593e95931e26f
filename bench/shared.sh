#!/usr/bin/env bash
# Two servers on PostgreSQL and Redis: the cached list, and what it costs when Redis is gone.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/built.sh"

exec "$bench" shared deploy/local.sh "$program"
