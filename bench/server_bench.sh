#!/bin/bash
# The whole server against its yardsticks in the same run: medians of interleaved rounds. Serving processes stand on one core,
# wrk on another; for durable writes, whose yardstick has no server, ours has every core as on a user's machine and shares
# them with wrk. Nobody keeps an access log (nginx: access_log off, wiec: log.level = warning). Never fails on time.
# usage: bench/server_bench.sh [--smoke] [--only PART] [PROGRAM] [ROUNDS] [SECONDS]       PROGRAM: build/release/wiec
#        PART: list_page durable_writes growth many_areas register_lists start_and_memory
#        WIEC_BENCH_POSTGRES: an empty PostgreSQL database, for the import of a register
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
smoke=
[ "${1:-}" != --smoke ] || { smoke=yes; shift; }
parts="list_page durable_writes growth many_areas register_lists start_and_memory"
if [ "${1:-}" = --only ]; then
  [[ " $parts " == *" ${2:-} "* ]] || { echo "server_bench: --only takes one of: $parts"; exit 2; }
  parts=$2
  shift 2
fi
wiec=$(realpath "${1:-$here/../build/release/wiec}")
rounds=${2:-${smoke:+1}} rounds=${rounds:-5}
seconds=${3:-${smoke:+1}} seconds=${seconds:-3}
megabytes=${smoke:+4} megabytes=${megabytes:-110}
few=${smoke:+100} few=${few:-1000}
many=$((few * 10))
for tool in nginx wrk taskset curl python3; do
  command -v $tool >/dev/null || { echo "server_bench: $tool is missing (apt-get install nginx-light wrk util-linux curl python3)"; exit 77; }
done
[ -x "$wiec" ] || { echo "server_bench: $wiec is missing; build the target wiec"; exit 2; }

yardsticks() { python3 "$here/yardsticks.py" "$@"; }
# On the disk of the build, not in a /tmp that may be memory.
folder=$(mktemp -d -p "$(dirname "$wiec")" server_bench.XXXXXX)
running=()
cleanup() {
  [ ${#running[@]} = 0 ] || kill "${running[@]}" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$folder"
}
trap cleanup EXIT
serving_core=0
[ "$(nproc)" -gt 1 ] && asking_core=1 || asking_core=0
export WIEC_LOG_LEVEL=warning WIEC_HTTP_TRUSTED_PROXIES=127.0.0.1

next_port=$((20000 + RANDOM % 20000))
new_port() { next_port=$((next_port + 1)); port=$next_port; }
# serve NAME COMMAND DATA [FLAG...]: leaves pid_NAME and url_NAME once it is ready.
serve() {
  local name=$1 command=$2 data=$3 pid port
  shift 3
  new_port
  taskset -c $serving_core "$wiec" "$command" --data "$data" --listen "127.0.0.1:$port" --plain-http "$@" >>"$folder/log" 2>&1 &
  pid=$!
  running+=($pid)
  for _ in $(seq 600); do
    curl -sf -o /dev/null "http://127.0.0.1:$port/readyz" && break
    kill -0 $pid 2>/dev/null || { echo "server_bench: $name did not start:"; tail -5 "$folder/log"; exit 1; }
    sleep 0.1
  done
  printf -v "pid_$name" %s $pid
  printf -v "url_$name" %s "http://127.0.0.1:$port"
}
stop() { kill "$1"; wait "$1" 2>/dev/null || true; }

ticks() { awk '{print $14 + $15}' "/proc/$1/stat"; }
hertz=$(getconf CLK_TCK)
# measure NAME PID URL [WRK_FLAG...]: appends "requests_a_second cpu_us_a_request" to the file NAME.
measure() {
  local name=$1 pid=$2 url=$3 before after answer
  shift 3
  before=$(ticks "$pid")
  answer=$(taskset -c $asking_core wrk -t1 -c32 -d"${seconds}s" "$@" "$url")
  after=$(ticks "$pid")
  if grep -q "Non-2xx\|Socket errors" <<<"$answer"; then echo "server_bench: $name answered with errors:"; echo "$answer"; exit 1; fi
  awk -v cpu=$((after - before)) -v hz="$hertz" '
    / requests in / { count = $1 } /^Requests\/sec/ { rate = $2 } END { printf "%.0f %.2f\n", rate, cpu / hz * 1e6 / count }' <<<"$answer" >>"$folder/$name"
}
median() { sort -n -k"${2:-1}" "$folder/$1" | awk -v c="${2:-1}" '{v[NR] = $c} END {print v[int((NR + 1) / 2)]}'; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }
less() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a - b }'; }
row() { printf '  %-58s %10s %10s\n' "$1" "$(median "$2" 1)" "$(median "$2" 2)"; }
# goal TEXT VALUE SIGN LIMIT UNIT
goal() {
  local verdict
  verdict=$(awk -v v="$2" -v s="$3" -v l="$4" 'BEGIN { if (v !~ /^[0-9.]+$/ || v <= 0) exit 1; print (s == "<=" ? v <= l : v >= l) ? "met" : "MISSED" }') ||
    { echo "server_bench: no figure for: $1 (\"$2\")"; exit 1; }
  printf '  %-58s %10s   goal %s %s %s: %s\n' "$1" "$2" "$3" "$4" "$5" "${smoke:+not judged in smoke, }$verdict"
}

# The demo city, at rest: a new one indexes its projects and studies its results beside the pages, not while we measure.
new_city() {
  serve fresh demo "$folder/demo" --page-cache off
  [ -n "$smoke" ] || yardsticks settle "$folder/demo/wiec.db" 300
  stop "$pid_fresh"
}

list_page() {
  local bytes port
  # A second process with the cache on needs a database of its own.
  cp -r "$folder/demo" "$folder/demo_cached"
  serve fresh serve "$folder/demo" --page-cache off
  serve cached serve "$folder/demo_cached" --page-cache on
  mkdir -p "$folder/www" "$folder/tmp"
  curl -sf "$url_fresh/projekty" -o "$folder/www/projekty"
  bytes=$(stat -c %s "$folder/www/projekty")
  new_port
  cat >"$folder/nginx.conf" <<CONF
worker_processes 1;
daemon off;
user $(id -un);
pid $folder/nginx.pid;
error_log $folder/error.log;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; open_file_cache max=100;
  client_body_temp_path $folder/tmp/body; proxy_temp_path $folder/tmp/proxy; fastcgi_temp_path $folder/tmp/fastcgi;
  uwsgi_temp_path $folder/tmp/uwsgi; scgi_temp_path $folder/tmp/scgi;
  server { listen 127.0.0.1:$port; root $folder/www; default_type text/html; }
}
CONF
  taskset -c $serving_core nginx -c "$folder/nginx.conf" -p "$folder" &
  local nginx_pid=$!
  running+=($nginx_pid)
  for _ in $(seq 100); do curl -sf -o /dev/null "http://127.0.0.1:$port/projekty" && break; sleep 0.1; done
  local worker
  worker=$(pgrep -P "$nginx_pid" | head -1)
  curl -sf -o /dev/null "$url_cached/projekty"
  for _ in $(seq "$rounds"); do
    measure nginx "$worker" "http://127.0.0.1:$port/projekty"
    measure fresh "$pid_fresh" "$url_fresh/projekty"
    measure cached "$pid_cached" "$url_cached/projekty"
    measure healthz "$pid_fresh" "$url_fresh/healthz"
    measure bare "$pid_fresh" "$url_fresh/zglos-problem/dziekujemy"
  done
  echo "List page /projekty, $bytes bytes: wiec serve --page-cache off|on; wrk -t1 -c32 -d${seconds}s    requests/s     CPU us"
  row "nginx, one worker, the same bytes from a file" nginx
  row "wiec, made fresh for each request" fresh
  row "wiec, from the exact page cache" cached
  row "wiec, /healthz: HTTP, a thread, one word" healthz
  row "wiec, a page with nothing in it" bare
  echo "Stages of a fresh list page in CPU us: HTTP and thread $(median healthz 2), layout $(less "$(median bare 2)" "$(median healthz 2)"), list $(less "$(median fresh 2)" "$(median bare 2)")"
  goal "CPU us of a fresh list page" "$(median fresh 2)" "<=" 100 us
  goal "fresh against nginx" "$(ratio "$(median fresh)" "$(median nginx)")" ">=" 0.25 x
  goal "cached against nginx" "$(ratio "$(median cached)" "$(median nginx)")" ">=" 0.6 x
  stop "$pid_fresh"; stop "$pid_cached"; kill "$nginx_pid"
}

durable_writes() {
  local stored before serving_core
  serving_core=0-$(($(nproc) - 1))
  serve writing serve "$folder/demo"
  curl -sf -c "$folder/cookies" "$url_writing/zglos-problem" -o "$folder/form"
  BENCH_CSRF=$(grep -o 'name="_csrf" value="[^"]*"' "$folder/form" | cut -d'"' -f4)
  BENCH_COOKIE=$(awk '$6 ~ /visitor/ { print $6 "=" $7 }' "$folder/cookies")
  export BENCH_CSRF BENCH_COOKIE
  before=$(yardsticks count "$folder/demo/wiec.db")
  for round in $(seq "$rounds"); do
    yardsticks commits "$folder" "$seconds" >>"$folder/commits"
    BENCH_RUN=$round measure written "$pid_writing" "$url_writing/zglos-problem" -c64 -s "$here/server_bench.lua"
  done
  stored=$(($(yardsticks count "$folder/demo/wiec.db") - before))
  echo "Durable writes: POST /zglos-problem, wrk -t1 -c64 -d${seconds}s -s bench/server_bench.lua; $stored rows stored        writes/s     CPU us"
  row "wiec over HTTP" written
  printf '  %-58s %10s\n' "SQLite, one commit a row, WAL, synchronous=FULL" "$(median commits)"
  [ "$stored" -gt 0 ] || { echo "server_bench: nothing was stored"; exit 1; }
  goal "durable writes over HTTP against single commits" "$(ratio "$(median written)" "$(median commits)")" ">=" 4 x
  stop "$pid_writing"
}

growth() {
  local size
  for size in $few $many; do
    yardsticks election "$size" "$folder/$size.pb"
    "$wiec" import pabulib --data "$folder/data_$size" "$folder/$size.pb" >>"$folder/log" 2>&1
  done
  serve few serve "$folder/data_$few" --page-cache off
  serve many serve "$folder/data_$many" --page-cache off
  curl -sf -o /dev/null "$url_few/projekty"; curl -sf -o /dev/null "$url_many/projekty"
  for _ in $(seq "$rounds"); do
    measure few "$pid_few" "$url_few/projekty"
    measure many "$pid_many" "$url_many/projekty"
  done
  echo "Growth: the fresh list page, wiec import pabulib of a made election, --page-cache off    requests/s     CPU us"
  row "$few proposals" few
  row "$many proposals" many
  goal "CPU of $many against $few proposals" "$(ratio "$(median many 2)" "$(median few 2)")" "<=" 1.5 x
  stop "$pid_few"; stop "$pid_many"
}

# A large city: $few areas with 50 members and 20 needs each.
many_areas() {
  local area page name
  cp -r "$folder/demo" "$folder/areas"
  area=$("$(dirname "$wiec")/bench/prepare_areas" "$folder/areas" "$few" 50 20 2>>"$folder/log") || { tail -5 "$folder/log"; exit 1; }
  serve areas serve "$folder/areas" --page-cache off
  declare -A pages=([area]=/okolice/wskazane/$area [areas]=/okolice/wskazane [area_needs]=/potrzeby?okolica=$area
    [needs]=/potrzeby [ambassadors]=/ambasadorzy [diagnosis]=/diagnoza/$area [geojson]=/api/v1/areas.geojson)
  for name in area areas area_needs needs ambassadors diagnosis geojson; do
    curl -sf -o /dev/null "$url_areas${pages[$name]}" || { echo "server_bench: ${pages[$name]} is not there"; exit 1; }
    for _ in $(seq "$rounds"); do measure "large_$name" "$pid_areas" "$url_areas${pages[$name]}"; done
  done
  echo "A large city, $few areas, $((few * 50)) members, $((few * 20)) needs, pages made fresh             requests/s     CPU us"
  for name in area areas area_needs needs ambassadors diagnosis geojson; do row "${pages[$name]}" "large_$name"; done
  goal "CPU us of a fresh page of an area" "$(median large_area 2)" "<=" 150 us
  goal "CPU us of the fresh map and list of areas" "$(median large_areas 2)" "<=" 150 us
  stop "$pid_areas"
}

rss() { awk '/^VmRSS/ { printf "%.1f", $2 / 1024 }' "/proc/$1/status"; }

# register_of NAME CARDS: the demo city with so many more cards, imported in two lists; leaves seconds in NAME.seconds.
register_of() {
  local list begun
  for list in a_2014_2020 b_2021_2027; do yardsticks register $(($2 / 2)) "$folder/$list.csv"; done
  sed -i 's/;GMINA/;POWIAT/' "$folder/b_2021_2027.csv"
  cp -r "$folder/demo" "$folder/$1"
  begun=$(date +%s%N)
  "$wiec" import register --data "$folder/$1" "${@:3}" "$folder"/[ab]_20*.csv >>"$folder/log" 2>&1
  awk -v ns=$(($(date +%s%N) - begun)) 'BEGIN { printf "%.1f\n", ns / 1e9 }' >"$folder/$1.seconds"
}

# asked_for NAME PID URL ADDRESS: the address may have {numbers}, another at each request.
asked_for() {
  curl -sf -o /dev/null "$3$(sed 's/{[0-9]*}/1/g' <<<"$4")" || { echo "server_bench: $4 is not there"; exit 1; }
  BENCH_ADDRESS=$4 measure "$1" "$2" "$3" -s "$here/numbered.lua"
}

# The public register: every kind of filter, usual pairs, deep pages, charts and map.
register_lists() {
  local cards=$((many * 10)) pages=$((many / 2)) district number before after growth="/programy?temat=transport&kwota_od={300000}"
  register_of register "$cards"
  register_of register_few $((cards / 10))
  serve register serve "$folder/register" --page-cache off
  serve register_few serve "$folder/register_few" --page-cache off
  before=$(rss "$pid_register")
  district=$(curl -sf "$url_register/programy" | grep -o 'name="obszar".*' | grep -o 'value="[^"]\+"' | head -1 | cut -d'"' -f2)
  after=$(rss "$pid_register")
  local -a asked=("/programy" "/programy?strona={$pages}" "/programy?program=a-2014-2020&strona={$((pages / 2))}" "/programy?temat=transport"
    "/programy?stan=unknown&strona={$pages}" "/programy?kategoria=unknown&kolejnosc=najwieksze" "/programy?okres=2014-2020" "/programy?obszar=$district"
    "/programy?kwota_od={200000}&kwota_do=300000" "/programy?kwota_od={300000}&kolejnosc=tytul&strona={$pages}" "$growth"
    "/programy?temat=transport&okres=2014-2020&kwota_od={300000}&kolejnosc=tytul&strona={$((pages / 14))}"
    "/programy?temat=transport&kolejnosc=tytul&strona=300" "/programy?partner=gmina+{499}" "/programy?partner=gmina&strona={$((pages / 2))}"
    "/programy?q={$((cards / 2))}" "/programy?q=rowerowej&strona={$pages}" "/programy/wykresy" "/programy/wykresy?temat=transport"
    "/programy/wykresy?kwota_od={300000}" "/programy/wykresy?partner=gmina" "/programy/mapa" "/programy/mapa?temat=transport&kwota_od={300000}"
    "/programy/mapa?obszar=$district")
  echo "The register of $cards cards. Every request makes its page (--page-cache off); {500} is another number up to 500 at each request. Kept between"
  echo "requests is the list of cards, and of selections by words and partners the last 32, until a card changes.           CPU us"
  for _ in $(seq "$rounds"); do
    for number in "${!asked[@]}"; do asked_for "page_$number" "$pid_register" "$url_register" "${asked[$number]}"; done
    asked_for page_few "$pid_register_few" "$url_register_few" "$growth"
    asked_for page_many "$pid_register" "$url_register" "$growth"
  done
  for number in "${!asked[@]}"; do goal "${asked[$number]}" "$(median "page_$number" 2)" "<=" 150 us; done
  goal "CPU of $growth, $cards against $((cards / 10))" "$(ratio "$(median page_many 2)" "$(median page_few 2)")" "<=" 1.5 x
  printf '  %-58s %10s\n' "memory of the list, bytes a card" "$(awk -v a="$after" -v b="$before" -v n="$cards" 'BEGIN { printf "%.0f", (a - b) * 1048576 / n }')"
  goal "import of $cards rows, SQLite, s" "$(cat "$folder/register.seconds")" "<=" 10 s
  if [ -n "${WIEC_BENCH_POSTGRES:-}" ]; then
    register_of register_postgres "$cards" --database "$WIEC_BENCH_POSTGRES"
    goal "import of $cards rows, PostgreSQL, s" "$(cat "$folder/register_postgres.seconds")" "<=" 10 s
  fi
  stop "$pid_register"; stop "$pid_register_few"
}

start_and_memory() {
  local port megabytes_now
  yardsticks fill "$folder/demo/wiec.db" "$megabytes"
  megabytes_now=$(($(stat -c %s "$folder/demo/wiec.db") >> 20))
  for _ in $(seq $((rounds * 2 + 1))); do
    new_port
    yardsticks start 60 "http://127.0.0.1:$port/readyz" "$wiec" serve --data "$folder/demo" --listen "127.0.0.1:$port" >>"$folder/start"
  done
  echo "Start with a migrated database of $megabytes_now MB until /readyz answers 200: wiec serve --data DIR"
  goal "start, ms" "$(median start)" "<=" 200 ms
  serve idle serve "$folder/demo"
  sleep 1
  echo "Idle memory (VmRSS), wiec serve --data DIR with the same database"
  goal "after the start, MB" "$(rss "$pid_idle")" "<=" 40 MB
  for page in / /projekty /wyniki /okolice; do curl -sf -o /dev/null "$url_idle$page"; done
  goal "after one look at /, /projekty, /wyniki, /okolice, MB" "$(rss "$pid_idle")" "<=" 40 MB
  stop "$pid_idle"
}

echo "$("$wiec" --version 2>/dev/null | head -1), $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg), medians of $rounds rounds"
new_city
for part in $parts; do "$part"; done
