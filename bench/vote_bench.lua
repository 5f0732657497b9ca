-- wrk: casts prepared ballots, each once. Takes the form's token and the visitor's cookie, the edition, the fingerprint of
-- the ballot and the file of voters' cookies from the environment. BENCH_DELAY: milliseconds between a connection's ballots.
local tokens = {}
for line in io.lines(os.getenv("BENCH_VOTERS")) do tokens[#tokens + 1] = line end
local number = 0
local csrf, cookie, pause = os.getenv("BENCH_CSRF"), os.getenv("BENCH_COOKIE"), tonumber(os.getenv("BENCH_DELAY") or "0")
local ballot = os.getenv("BENCH_BALLOT")
local path = "/glosowanie/" .. os.getenv("BENCH_EDITION") .. "/oddaj"

function delay() return pause end

function request()
  number = number + 1
  return wrk.format("POST", path, {
    ["Content-Type"] = "application/x-www-form-urlencoded",
    ["Cookie"] = cookie .. "; glos=" .. (tokens[number] or "none-is-left"),
    ["Sec-Fetch-Site"] = "same-origin",
    ["X-Forwarded-For"] = string.format("10.%d.%d.1", math.floor(number / 256) % 256, number % 256)
  }, "_csrf=" .. csrf .. "&ballot=" .. ballot)
end
