-- automate.lua FOLDER SOUND FRAMES SECONDS: the sound over and over on a track with Earfield, ten of whose
-- controls move all the time, and FOLDER/export/automated.wav made of it, faster than it plays.
local session = require "session"
local folder, sound, frames, length_s = table.unpack(arg, 1, 4)
frames, length_s = tonumber(frames), tonumber(length_s)
local rate_hz = 48000

-- Each goes to and fro between two values, on its way for a fifth of the time, and no two together. Ardour does not automate those that the
-- bundle calls expensive or that cause artifacts.
local moves = {
	{ "Hear As", 1, 2, 7.3 }, { "Speaker Angle", 20, 60, 3.7 }, { "Head Circumference", 52, 62, 5.9 },
	{ "Head Yaw", -60, 60, 3.1 }, { "Level", -20, 0, 2.3 }, { "Feed", 1, 15, 1.7 },
	{ "Cutoff", 300, 2000, 2.9 }, { "Width", 0, 200, 1.9 }, { "Centre", -6, 3, 1.3 },
	{ "Translation", 0, 100, 4.1 },
}

local function points(low, high, period_s)
	local found, half_s = {}, period_s / 2
	for n = 0, math.ceil(length_s / half_s) do
		local value = n % 2 == 0 and low or high
		found[#found + 1] = { n * half_s, value }
		found[#found + 1] = { (n + 0.8) * half_s, value }
	end
	return found
end

session.make(folder, 1,
	{ path = sound, frames = frames, times = math.ceil(length_s * rate_hz / frames) })
local earfield = session.add(session.route("track"), "Control Room")
earfield.set("Export Guard", 0)
earfield.set("Limiter", 0)
for _, move in ipairs(moves) do
	earfield.automate(move[1], points(table.unpack(move, 2)))
end
sleep(0.5)
session.export("automated", math.floor(length_s * rate_hz))
session.done()
