#!/usr/bin/env bash
# Twenty kitchens of fifty people who all listen while menus are changed and read; then ten thousand idle listeners.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/built.sh"

# Each listener is an open file, at either end.
ulimit -n "$(ulimit -Hn)"
exec "$bench" crowd "$program"
