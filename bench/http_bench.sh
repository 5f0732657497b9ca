#!/bin/bash
# A stored answer of 20 KB against nginx (one worker) with the same bytes in the same run: medians of interleaved rounds,
# requests a second and CPU microseconds a request of the serving process.
# usage: bench/http_bench.sh [BUILD_FOLDER] [ROUNDS] [SECONDS]
set -eu
build=${1:-build/release}
rounds=${2:-5}
seconds=${3:-3}
for tool in nginx wrk taskset; do
  command -v $tool >/dev/null || { echo "http_bench: $tool is missing (apt-get install nginx-light wrk util-linux)"; exit 2; }
done
server=$build/bench/http_bench_server
[ -x "$server" ] || { echo "http_bench: build the target http_bench_server first"; exit 2; }

folder=$(mktemp -d)
cleanup() { kill "${nginx_pid:-0}" "${holder:-0}" 2>/dev/null || true; rm -rf "$folder"; }
trap cleanup EXIT
mkdir -p "$folder/www" "$folder/tmp"
# Text that looks like a page and does not compress to nothing; all sides send it uncompressed.
awk 'BEGIN { srand(7); while (n < 20480) { line = sprintf("<li><a href=\"/projekty/%d\">Projekt nr %d</a></li>\n", rand() * 1e9, rand() * 1e6); n += length(line); printf "%s", line } }' |
  head -c 20480 > "$folder/www/stored"

port=$((20000 + RANDOM % 20000))
cat > "$folder/nginx.conf" <<CONF
worker_processes 1;
daemon off;
user $(id -un);
pid $folder/nginx.pid;
error_log $folder/error.log;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 100000000;
  open_file_cache max=100;
  client_body_temp_path $folder/tmp/body; proxy_temp_path $folder/tmp/proxy; fastcgi_temp_path $folder/tmp/fastcgi;
  uwsgi_temp_path $folder/tmp/uwsgi; scgi_temp_path $folder/tmp/scgi;
  server { listen 127.0.0.1:$port; root $folder/www; default_type text/html; }
}
CONF
chmod -R a+rX "$folder"
cores=$(nproc)
serving_core=0
[ "$cores" -gt 1 ] && asking_core=1 || asking_core=0
taskset -c $serving_core nginx -c "$folder/nginx.conf" -p "$folder" &
nginx_pid=$!
mkfifo "$folder/hold"
sleep 1000000 > "$folder/hold" &
holder=$!
taskset -c $serving_core "$server" "$folder/www/stored" < "$folder/hold" > "$folder/port" &
server_pid=$!
for _ in $(seq 100); do [ -s "$folder/port" ] && [ -s "$folder/nginx.pid" ] && break; sleep 0.1; done
ours=$(cat "$folder/port")
worker=$(pgrep -P "$nginx_pid" | head -1)

ticks() { awk '{print $14 + $15}' "/proc/$1/stat"; }
hertz=$(getconf CLK_TCK)
# measure NAME PID URL: appends "requests_a_second cpu_us" to the file NAME
measure() {
  local before after answer
  before=$(ticks "$2")
  answer=$(taskset -c $asking_core wrk -t1 -c64 -d"${seconds}s" "$3")
  after=$(ticks "$2")
  if echo "$answer" | grep -q "Non-2xx"; then echo "http_bench: $1 answered with errors"; exit 1; fi
  echo "$answer" | awk -v cpu=$((after - before)) -v hz="$hertz" '
    / requests in / { count = $1 } /^Requests\/sec/ { rate = $2 } END { printf "%.0f %.2f\n", rate, cpu / hz * 1e6 / count }' >> "$folder/$1"
}
median() { sort -n -k"$2" "$folder/$1" | awk -v c="$2" '{v[NR] = $c} END {print v[int((NR + 1) / 2)]}'; }

for _ in $(seq "$rounds"); do
  measure nginx "$worker" "http://127.0.0.1:$port/stored"
  measure stored "$server_pid" "http://127.0.0.1:$ours/stored"
  measure threads "$server_pid" "http://127.0.0.1:$ours/threads"
  measure fresh "$server_pid" "http://127.0.0.1:$ours/fresh"
done
kill "$holder" 2>/dev/null || true
printf '%-40s %12s %12s\n' "20 KB, 64 connections, medians of $rounds" "requests/s" "CPU us"
printf '%-40s %12s %12s\n' "nginx, one worker" "$(median nginx 1)" "$(median nginx 2)"
printf '%-40s %12s %12s\n' "wiec, stored (I/O thread)" "$(median stored 1)" "$(median stored 2)"
printf '%-40s %12s %12s\n' "wiec, two bytes from a handler thread" "$(median threads 1)" "$(median threads 2)"
printf '%-40s %12s %12s\n' "wiec, 20 KB from a handler thread" "$(median fresh 1)" "$(median fresh 2)"
awk -v a="$(median stored 1)" -v b="$(median nginx 1)" -v c="$(median stored 2)" -v d="$(median nginx 2)" \
  'BEGIN { printf "stored against nginx: rate %.2f, CPU %.2f\n", a / b, c / d }'
