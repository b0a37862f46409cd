-- keep.lua make FOLDER PLACE SOUND FRAMES: a session with Earfield in PLACE, with a preset of the
-- bundle's, then one of the user's that loads a file, and controls of its own; keep.lua look FOLDER
-- PLACE: the same session, loaded again. Each writes down what it finds, in FOLDER/made.txt or
-- FOLDER/looked.txt, for the row to compare.
local session = require "session"
local what, folder, place, sound, frames = table.unpack(arg, 1, 5)

-- Look-Ahead for its latency, Calibrated for the dose; Export Guard is off to be heard in an export.
local chosen = { ["Wearing"] = 1, ["Level"] = -3.5, ["Export Guard"] = 0, ["Feed"] = 7.25,
	["Head Circumference"] = 61.5, ["Look-Ahead"] = 1, ["Ceiling"] = -2.75, ["Calibrated"] = 1,
	["Dose Standard"] = 2 }

local function write_down(earfield, path)
	local lines = {}
	for label in pairs(earfield.inputs) do
		lines[#lines + 1] = string.format("%s = %.9g", label, earfield.get(label))
	end
	table.sort(lines)
	lines[#lines + 1] = "preset: " .. earfield.plugin:last_preset().label
	lines[#lines + 1] = string.format("latency: %d frames", earfield.insert:signal_latency())
	lines[#lines + 1] = string.format("status: %g, dose: %.6g %%", earfield.get("Status"),
		earfield.get("Dose"))
	session.spill(path, table.concat(lines, "\n") .. "\n")
end

if what == "make" then
	session.make(folder, 1, { path = sound, frames = tonumber(frames), times = 1 })
	local earfield = session.add(session.route(place), "Control Room")
	earfield.load("A correction")
	for label, value in pairs(chosen) do
		earfield.set(label, value)
	end
	session.play_a_second(earfield)
	assert(earfield.get("Dose") > 0)
	write_down(earfield, folder .. "/made.txt")
else
	session.open(folder)
	local earfield = session.plugin(session.route(place))
	write_down(earfield, folder .. "/looked.txt")
	session.play_a_second(earfield)
end
Session:save_state("")
session.done()
