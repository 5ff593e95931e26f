#!/usr/bin/env bash
# Writes, reads and faults on two servers, 200 rounds unless another number is given.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/built.sh"

exec "$bench" faults deploy/local.sh "$program" "${1:-200}"
