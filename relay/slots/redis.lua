-- One question to one queue, as `lane.ts` answers it, in one atomic step.
-- KEYS: born, grants (sorted set), waiting (hash), blocked
-- ARGV: now ('' = the server's), hold, id, person, rank, patience, aged windows, per person, all, then count and ms of each window
local now = tonumber(ARGV[1])
if now == nil then
  local time = redis.call('TIME')
  now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
end
local hold, id, person, rank = tonumber(ARGV[2]), ARGV[3], ARGV[4], tonumber(ARGV[5])
local patience, agedWindows, perPerson, all =
  tonumber(ARGV[6]), tonumber(ARGV[7]), tonumber(ARGV[8]), tonumber(ARGV[9])
local windows, span = {}, 0
for at = 10, #ARGV, 2 do
  local ms = tonumber(ARGV[at + 1])
  windows[#windows + 1] = { count = tonumber(ARGV[at]), ms = ms }
  span = math.max(span, ms)
end

-- A server that was started anew may have lost what went, whole or in part: its own name tells.
local run = string.match(redis.call('INFO', 'server'), 'run_id:(%x+)') or ''
local born = redis.call('GET', KEYS[1])
local from = born and string.match(born, '^' .. run .. ' (%d+)$')
if not from then
  from = (born == 'first' and 0) or now
  redis.call('SET', KEYS[1], run .. ' ' .. string.format('%d', from))
end
local start = math.max(now, tonumber(redis.call('GET', KEYS[4]) or 0))
if tonumber(from) > 0 then start = math.max(start, tonumber(from) + span) end

redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now - span)
local times, had = {}, {}
local rows = redis.call('ZRANGE', KEYS[2], 0, -1, 'WITHSCORES')
for at = 1, #rows, 2 do
  local who, what = string.match(rows[at], '^%d+\n([^\n]*)\n(.*)$')
  local went = tonumber(rows[at + 1])
  if what == id and went + hold > now then return { 1, went, now } end
  times[#times + 1] = went
  had[who] = (had[who] or 0) + 1
end

local list, mine, count, own = {}, nil, 0, 0
local flat = redis.call('HGETALL', KEYS[3])
for at = 1, #flat, 2 do
  local who, place, since, due = string.match(flat[at + 1], '^([^\n]*)\n(%d+)\n(%d+)\n(%d+)$')
  if tonumber(due) + patience < now then
    redis.call('HDEL', KEYS[3], flat[at])
  else
    local one = { id = flat[at], person = who, rank = tonumber(place), since = tonumber(since), share = 0 }
    if one.id == id then mine = one else list[#list + 1] = one end
    count = count + 1
    if who == person then own = own + 1 end
  end
end
if not mine and (own >= perPerson or count >= all) then return { -1, 0, now } end
local since = mine and mine.since or now
list[#list + 1] = { id = id, person = person, rank = rank, since = since, share = 0 }
for _, one in ipairs(list) do
  if now - one.since > agedWindows * span then one.rank = 0 end
end
local function before(a, b)
  if a.rank ~= b.rank then return a.rank < b.rank end
  if a.share ~= b.share then return a.share < b.share end
  if a.since ~= b.since then return a.since < b.since end
  return a.id < b.id
end
table.sort(list, before)
for _, one in ipairs(list) do
  one.share = had[one.person] or 0
  had[one.person] = one.share + 1
end
table.sort(list, before)

local at = start
for _, one in ipairs(list) do
  for _, window in ipairs(windows) do
    local full = times[#times - window.count + 1]
    if full then at = math.max(at, full + window.ms) end
  end
  times[#times + 1] = at
  if one.id == id then break end
end

local keep = span + patience
if at > now then
  redis.call('HSET', KEYS[3], id, string.format('%s\n%d\n%d\n%d', person, rank, since, at))
  redis.call('PEXPIRE', KEYS[3], at - now + keep)
  return { 0, at, now }
end
redis.call('HDEL', KEYS[3], id)
redis.call('ZADD', KEYS[2], now, string.format('%d\n%s\n%s', now, person, id))
redis.call('PEXPIRE', KEYS[2], keep)
return { 1, now, now }
