# The stages of ./test, sourced by it. A stage is a function stage_NAME; run_lane runs those that are wanted, one after
# another. A stage prints lines "N passed, N failed[, N skipped]", which are added up; exit code 77 means that it cannot
# run here, and its last line says why. A stage whose tree did not build is not run and counts as failed.

run_lane() {
  local name
  for name in "$@"; do
    if [ ${#wanted[@]} -eq 0 ] || [[ " ${wanted[*]} " == *" $name "* ]]; then run_stage "$name"; fi
  done
}

# Those that no other lane has begun.
run_left() {
  local name
  for name in "$@"; do
    if mkdir "build/test/$name.begun" 2>/dev/null; then run_lane "$name"; fi
  done
}

run_stage() {
  local log=build/test/$1.log code passed failed skipped begun=$SECONDS
  ("stage_$1") >"$log" 2>&1 </dev/null
  code=$?
  read -r passed failed skipped < <(sed -nE 's/^([0-9]+) passed, ([0-9]+) failed(, ([0-9]+) skipped)?$/\1 \2 \4/p' "$log" |
    awk '{p += $1; f += $2; s += $3} END {print p + 0, f + 0, s + 0}')
  if [ $code = 77 ]; then
    skipped=$((skipped + 1))
  elif [ $code != 0 ] && [ "$failed" = 0 ]; then
    failed=1
  fi
  {
    printf '%-12s %8d %8d %8d %8d\n' "$1" $((SECONDS - begun)) "$passed" "$failed" "$skipped"
    [ $code != 77 ] || echo "    skip: $(tail -1 "$log")"
    if [ "$failed" != 0 ]; then
      what_failed "$log" | cut -c1-300 | sed 's/^/    | /'
    fi
  } | cat  # one write, so that two lanes do not mix
  echo "$passed $failed $skipped" >"build/test/$1.count"
}

# The places in a stage's log that say what failed, each with the lines after it, then the end of the log.
what_failed() {
  grep -nE -A12 ': Failure$|^\[  FAILED  \]|\*\*\*(Failed|Timeout|Exception)|ERROR: |SUMMARY: |^not ok|^FAIL |[0-9]: error: |✖' "$1" | head -150
  echo "the end of $1:"
  tail -25 "$1"
}

closing_line() {
  local passed failed skipped
  read -r passed failed skipped < <(cat build/test/*.count 2>/dev/null | awk '{p += $1; f += $2; s += $3} END {print p + 0, f + 0, s + 0}')
  [ "$skipped" = 0 ] || echo "$skipped skipped"
  echo "$passed passed, $failed failed"
  [ "$failed" = 0 ] && [ "$passed" != 0 ]
}

# build PRESET [TARGET...]: configures and builds, one tree at a time.
build() {
  local preset=$1
  shift
  (
    flock 9
    cmake --preset "$preset" && cmake --build --preset "$preset" ${1:+--target "$@"}
  ) 9>build/test/build.lock
}

# run_ctest TREE REPORTS ARGUMENTS...: runs ctest and prints its count by single tests.
run_ctest() {
  local tree=build/$1 reports=$PWD/build/test/$2 code
  shift 2
  mkdir -p "$reports"
  GTEST_OUTPUT="xml:$reports/" ctest --test-dir "$tree" -j "$(nproc)" --output-on-failure --no-tests=error \
    --output-junit "$reports.junit" "$@"
  code=$?
  python3 tools/count_tests.py "$tree" "$reports.junit" "$reports" || return 1
  return $code
}

export -f run_ctest  # with_postgres runs it in a bash of its own
# A throw-away PostgreSQL (fsync off) in UTF8 and collation C, its address in WIEC_TEST_POSTGRES. The command's exit code
# goes through a file: pg_virtualenv answers a failure with the whole log of the server, which buries what failed. Both
# lanes want one: the lock is held until the server has its port.
with_postgres() {
  local code
  code=$(mktemp)
  mkdir -p build/test
  (
    flock 8
    pg_virtualenv -t -c '--locale=C -e UTF8' bash -c \
      'flock -u 8; exec 8>&-; export WIEC_TEST_POSTGRES="postgresql://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/$PGDATABASE"; "${@:2}"; echo $? >"$1"' \
      with_postgres "$code" "$@"
  ) 8>build/test/postgres.lock
  set -- "$(cat "$code")"
  rm -f "$code"
  return "${1:-1}"
}

needs() {  # needs FILE STAGE
  [ -e "$1" ] || { echo "$1 is not there: the stage $2 did not build it"; return 1; }
}

has_tests() { ctest --test-dir "build/$1" --show-only -L "$2" | grep -q '^Total Tests: [1-9]'; }

stage_checkers() {
  local code=0
  tools/check || code=1
  python3 tools/checkers_test.py || code=1
  python3 tools/count_tests_test.py || code=1
  python3 tools/unity_groups_test.py || code=1
  return $code
}

# Unit tests run in the asan tree; here stands what users run, and what measures it.
stage_release() { build release wiec wiec-verify html_page_bench prepare_voters prepare_areas prepare_booths prepare_ties; }

stage_browser() {
  needs build/release/wiec release || return 1
  command -v "${WIEC_TEST_CHROMIUM:-chromium}" >/dev/null || { echo "this distribution has no package of Chromium; set WIEC_TEST_CHROMIUM"; return 77; }
  (cd tests/pages && npm ci --no-audit --no-fund --silent) || { echo "npm ci failed"; return 1; }
  node tests/pages/harness_test.mjs || return 1
  # Every journey on SQLite; those that write what databases might keep differently on PostgreSQL too.
  with_postgres node tests/pages/run.mjs --binary "$PWD/build/release/wiec" --pictures "${WIEC_TEST_PICTURES:-no}"
}

stage_benches() {
  needs build/release/CTestTestfile.cmake release || return 1
  has_tests release bench || { echo "the release tree has no benchmarks"; return 77; }
  run_ctest release benches -L bench -j 1
}

stage_asan() { build asan; }

stage_databases() {
  needs build/asan/CTestTestfile.cmake asan || return 1
  with_postgres run_ctest asan databases -LE 'bench|check|durability'
}

stage_durability() {
  needs build/asan/CTestTestfile.cmake asan || return 1
  has_tests asan durability || { echo "the tree has no durability tests"; return 77; }
  run_ctest asan durability -L durability -j 1
}

stage_tsan() { build tsan platform_tests && with_postgres run_ctest tsan tsan -L unit -R '^platform/'; }

stage_fuzz() {
  command -v clang++-19 >/dev/null || { echo "clang++-19 is not installed"; return 77; }
  build fuzz fuzz_targets && tools/fuzz build/fuzz/tests/fuzz "${WIEC_TEST_DEEP:+300}"
}

stage_elections() {
  needs build/release/wiec release || return 1
  [ -d ../shared/data/pb ] || { echo "../shared/data/pb is absent"; return 77; }
  build/release/wiec tally --check ../shared/data/pb && echo "1 passed, 0 failed" || return 1
  # Every rule against its naive exact count: 100,000 random elections (minutes), then the published ones.
  build release tally_test verify_test || return 1
  local tests=build/release/src/tally/tally_test
  WIEC_TALLY_ROUNDS=100000 timeout 1800 $tests --gtest_brief=1 --gtest_filter='*Property.*-*Published*' &&
    WIEC_TALLY_DEEP=1 timeout 3600 $tests --gtest_brief=1 --gtest_filter='*Published*:*Size*' &&
    timeout 600 build/release/verify/verify_test --gtest_brief=1 && echo "3 passed, 0 failed"
}

stage_machine() { tools/clean_machine; }
