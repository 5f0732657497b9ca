-- wrk: sends reports through /zglos-problem, each with a new form token. Takes the form's _csrf and the visitor's cookie from
-- the environment. Every request names another network, as a proxy would, or the limit of one network would end the run.
local number = 0
local run = tostring(os.time()) .. "x" .. tostring(os.getenv("BENCH_RUN"))
local csrf, cookie = os.getenv("BENCH_CSRF"), os.getenv("BENCH_COOKIE")

function request()
  number = number + 1
  local headers = {
    ["Content-Type"] = "application/x-www-form-urlencoded",
    ["Cookie"] = cookie,
    ["Sec-Fetch-Site"] = "same-origin",
    ["X-Forwarded-For"] = string.format("10.%d.%d.1", math.floor(number / 256) % 256, number % 256)
  }
  local body = string.format("_csrf=%s&token=%s-%d&page=%%2Fprojekty&message=Przycisk+nie+dzia%%C5%%82a&contact=", csrf, run, number)
  return wrk.format("POST", "/zglos-problem", headers, body)
end
