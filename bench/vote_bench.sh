#!/bin/bash
# Durable votes through the whole path (session, form token, validator, roll, ballot, receipt) against single SQLite commits
# in the same run, and the time to the receipt at half of the capacity. The server has every core and shares them with wrk.
# usage: bench/vote_bench.sh [--smoke] [PROGRAM] [PREPARER] [ROUNDS]    build/release/wiec build/release/bench/prepare_voters
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
smoke=
[ "${1:-}" != --smoke ] || { smoke=yes; shift; }
wiec=$(realpath "${1:-$here/../build/release/wiec}")
preparer=$(realpath "${2:-$here/../build/release/bench/prepare_voters}")
rounds=${3:-${smoke:+1}} rounds=${rounds:-3}
seconds=1
most=${smoke:+4000} most=${most:-40000}  # ballots of a round at most
for tool in wrk curl python3; do
  command -v $tool >/dev/null || { echo "vote_bench: $tool is missing (apt-get install wrk curl python3)"; exit 77; }
done
folder=$(mktemp -d -p "$(dirname "$wiec")" vote_bench.XXXXXX)
server=
cleanup() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$folder"
}
trap cleanup EXIT
export WIEC_LOG_LEVEL=warning WIEC_HTTP_TRUSTED_PROXIES=127.0.0.1
port=$((20000 + RANDOM % 20000))
url=http://127.0.0.1:$port
serve() {  # serve COMMAND
  "$wiec" "$1" --data "$folder/city" --listen "127.0.0.1:$port" --plain-http >>"$folder/log" 2>&1 &
  server=$!
  for _ in $(seq 600); do
    curl -sf -o /dev/null "$url/readyz" && return
    kill -0 "$server" 2>/dev/null || { tail -5 "$folder/log"; exit 1; }
    sleep 0.1
  done
}
stop() { kill "$server"; wait "$server" 2>/dev/null || true; server=; }
count() { python3 -c 'import sqlite3,sys; print(*[sqlite3.connect(sys.argv[1]).execute("select count(*) from " + t).fetchone()[0] for t in ("ballot", "roll")])' "$folder/city/wiec.db"; }
median() { sort -n "$1" | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }

serve demo
# The new city indexes its projects and studies its results beside the pages: not while we measure.
[ -n "$smoke" ] || python3 "$here/yardsticks.py" settle "$folder/city/wiec.db" 300
stop
read -r BENCH_EDITION BENCH_BALLOT < <("$preparer" "$folder/city" $((most * (rounds + 2))) "$folder/voters")
serve serve
curl -sf -c "$folder/cookies" "$url/glosowanie/$BENCH_EDITION/dane" -o "$folder/form"
BENCH_CSRF=$(grep -o 'name="_csrf" value="[^"]*"' "$folder/form" | head -1 | cut -d'"' -f4)
BENCH_COOKIE=$(awk '$6 ~ /visitor/ { print $6 "=" $7 }' "$folder/cookies")
BENCH_VOTERS=$folder/voters_of_round
export BENCH_EDITION BENCH_BALLOT BENCH_CSRF BENCH_COOKIE BENCH_VOTERS

ticks() { awk '{ print $14 + $15 }' "/proc/$server/stat"; }  # of the processors, by the server until now
tick_micros=$((1000000 / $(getconf CLK_TCK)))
cast() {  # cast ROUND [DELAY]: leaves wrk's words in $folder/wrk, and how long wrk computed in $folder/wrk_seconds
  local TIMEFORMAT='%3U %3S'
  sed -n "$(($1 * most + 1)),$((($1 + 1) * most))p" "$folder/voters" >"$BENCH_VOTERS"
  { time BENCH_DELAY=${2:-0} wrk -t1 -c64 -d"${seconds}s" --latency -s "$here/vote_bench.lua" "$url/" \
    >"$folder/wrk"; } 2>"$folder/wrk_seconds"
  if grep -q "Non-2xx\|Socket errors" "$folder/wrk"; then echo "vote_bench: answered with errors:"; cat "$folder/wrk"; exit 1; fi
}
for round in $(seq 0 $((rounds - 1))); do
  python3 "$here/yardsticks.py" commits "$folder" "$seconds" >>"$folder/commits"
  read -r before _ < <(count)
  ticks_before=$(ticks)
  cast "$round"
  ticks_after=$(ticks)
  read -r after _ < <(count)
  # Ballots that are there, not answers: a ballot sent again would be answered too.
  awk -v stored=$((after - before)) '/requests in/ { sub("s,", "", $4); printf "%.0f\n", stored / $4 }' "$folder/wrk" >>"$folder/votes"
  awk -v stored=$((after - before)) -v micros=$(((ticks_after - ticks_before) * tick_micros)) 'BEGIN { printf "%.0f\n", micros / stored }' >>"$folder/server"
  awk -v stored=$((after - before)) '{ printf "%.0f\n", ($1 + $2) * 1e6 / stored }' "$folder/wrk_seconds" >>"$folder/generator"
done
votes=$(median "$folder/votes") commits=$(median "$folder/commits")
# Half of it: a connection waits so long between its ballots; the time that an answer takes is known after a first try.
pause=$((64 * 2000 / (votes > 0 ? votes : 1) + 1))
cast "$rounds" "$pause"
pause=$(awk -v pause="$pause" -v votes="$votes" '/^Requests\/sec/ { more = pause + 64000 * (2 / votes - 1 / $2); printf "%.0f", (more < 1) ? 1 : more }' "$folder/wrk")
cast $((rounds + 1)) "$pause"
half=$(awk '/^Requests\/sec/ { print $2 }' "$folder/wrk") p99=$(awk '$1 == "99%" { print $2 }' "$folder/wrk")
read -r ballots marks < <(count)

# The page that a voter waits for longest: 150 projects, each with three places to give.
booths=$(dirname "$wiec")/tests/pages/booths/prepare_booths
if [ -x "$booths" ]; then
  stop
  "$booths" "$folder/city" >"$folder/booths"
  "$preparer" "$folder/city" 1 "$folder/visitor" miejsca >/dev/null
  serve serve
  booth=$url/glosowanie/miejsca/pula/miasto voter="Cookie: glos=$(head -1 "$folder/visitor")"
  booth_bytes=$(curl -sf -H "$voter" -H 'Accept-Encoding: gzip' -o /dev/null -w '%{size_download}' "$booth")
  ticks_before=$(ticks)
  wrk -t1 -c8 -d"${seconds}s" -H "$voter" -H 'Accept-Encoding: gzip' "$booth" >"$folder/wrk"
  if grep -q "Non-2xx\|Socket errors" "$folder/wrk"; then echo "vote_bench: the booth answered with errors:"; cat "$folder/wrk"; exit 1; fi
  booth_micros=$(awk -v micros=$((($(ticks) - ticks_before) * tick_micros)) '/requests in/ { printf "%.0f", micros / $1 }' "$folder/wrk")
fi
verdict() { awk -v v="$1" -v l="$2" 'BEGIN { print (v >= l) ? "met" : "MISSED" }'; }
missed() { [ -z "$smoke" ] || return 1; awk -v ratio="$ratio" -v p99="$p99" 'BEGIN {
  within = p99 ~ /us$/ ? p99 / 1000 : p99 ~ /ms$/ ? p99 + 0 : p99 * 1000
  exit (ratio >= 4 && within <= 50) }'; }
ratio=$(awk -v a="$votes" -v b="$commits" 'BEGIN { printf "%.2f", a / b }')
echo "Durable votes: POST /glosowanie/$BENCH_EDITION/oddaj, wrk -t1 -c64 -d${seconds}s -s bench/vote_bench.lua, medians of $rounds rounds"
echo "  votes stored a second                              $votes"
echo "  SQLite, one commit a row, WAL, synchronous=FULL    $commits"
echo "  votes against single commits                       $ratio   goal >= 4 x: ${smoke:+not judged in smoke, }$(verdict "$ratio" 4)"
echo "  processor time a vote: $(median "$folder/server") us of the server, $(median "$folder/generator") us of wrk, on $(nproc) cores"
echo "  99% of receipts at $half votes/s within          $p99   goal <= 50 ms"
[ -z "${booth_micros:-}" ] || echo "  booth with 150 projects: $booth_bytes bytes compressed, made in $booth_micros us of the server"
echo "  ballots $ballots, marks on the roll $marks"
[ "$ballots" = "$marks" ] && [ "$ballots" -gt 0 ] || { echo "vote_bench: ballots and marks differ"; exit 1; }
! missed || { echo "vote_bench: a goal is missed"; exit 1; }
