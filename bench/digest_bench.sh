#!/bin/bash
# A digest for many people beside visitors: how long a page and a report take while it is written, and when nothing runs.
# Letters stay in the outbox. Visitors come at a steady pace; percentiles over all of them, in the same run.
# usage: bench/digest_bench.sh [--smoke] [PROGRAM] [PEOPLE]       build/release/wiec 50000
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
smoke=
[ "${1:-}" != --smoke ] || { smoke=yes; shift; }
wiec=$(realpath "${1:-$here/../build/release/wiec}")
for tool in curl python3; do
  command -v $tool >/dev/null || { echo "digest_bench: $tool is missing (apt-get install curl python3)"; exit 77; }
done
people=${2:-${smoke:+200}} people=${people:-50000}
folder=$(mktemp -d -p "$(dirname "$wiec")" digest_bench.XXXXXX)
server=
cleanup() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$folder"
}
trap cleanup EXIT
export WIEC_LOG_LEVEL=warning WIEC_HTTP_TRUSTED_PROXIES=127.0.0.1 WIEC_HTTP_PUBLIC_ADDRESS=https://budzet.example.org
port=$((20000 + RANDOM % 20000))
serve() {  # serve COMMAND
  "$wiec" "$1" --data "$folder/city" --listen "127.0.0.1:$port" --plain-http >>"$folder/log" 2>&1 &
  server=$!
  for _ in $(seq 600); do
    curl -sf -o /dev/null "http://127.0.0.1:$port/readyz" && return
    kill -0 "$server" 2>/dev/null || { tail -5 "$folder/log"; exit 1; }
    sleep 0.1
  done
}
serve demo
[ -n "$smoke" ] || python3 "$here/yardsticks.py" settle "$folder/city/wiec.db" 300
kill "$server"; wait "$server" 2>/dev/null || true
serve serve
python3 "$here/digest_visitors.py" "$folder/city/wiec.db" "$port" "$people" "${smoke:+1}"
