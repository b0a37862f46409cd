-- render.lua FOLDER NAME FRAMES [PLACE [LABEL=VALUE]...]: exports FOLDER/export/NAME.wav, with Earfield in
-- PLACE, where it is or comes to be, and these of its controls set. Nothing is saved.
local session = require "session"
local folder, name, frames, place = table.unpack(arg, 1, 4)

session.open(folder)
if place then
	local route = session.route(place)
	local earfield = session.plugin(route) or session.add(route, "Control Room")
	for n = 5, #arg do
		local label, value = arg[n]:match("^(.+)=(.+)$")
		earfield.set(label, tonumber(value))
	end
	sleep(0.5) -- for a change of the latency to get around
end
session.export(name, tonumber(frames))
session.done()
