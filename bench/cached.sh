#!/usr/bin/env bash
# What the cache is worth: the list of menus from it, without it, and a bare handler beside both.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/built.sh"

exec "$bench" cached "$program"
