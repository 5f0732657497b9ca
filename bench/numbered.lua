-- wrk: asks for the address in the environment with another number at each request: {500} becomes one from 1 to 500.
local address = os.getenv("BENCH_ADDRESS")

function init() math.randomseed(7) end
function request()
  return wrk.format("GET", (address:gsub("{(%d+)}", function(most) return math.random(tonumber(most)) end)))
end
