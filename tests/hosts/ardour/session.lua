-- Sessions for the rows, by ardour7-lua: made with sound on their tracks, played, exported.
-- There is no Lua binding that imports a file, so a closed session gets its regions by hand.

local rate_hz = 48000
local ticks_per_s = 282240000 -- Ardour's superclock
local float_preset = "0f0f6f3a-6c86-4b4e-9b5e-ea5f1e1d0002" -- export.preset

local function ticks(frames)
	return string.format("%d", frames * ticks_per_s // rate_hz)
end

local function slurp(path)
	local file = assert(io.open(path))
	local text = file:read("a")
	file:close()
	return text
end

local session = {}

function session.spill(path, text)
	local file = assert(io.open(path, "w"))
	file:write(text)
	file:close()
end

-- Numbers for new elements of a session's text, from where its own left off.
local function numbering(text)
	local last = tonumber(text:match('id%-counter="(%d+)"'))
	return function()
		last = last + 1
		return string.format("%d", last)
	end
end

-- The text with `element` as the last thing in the first, yet empty or not, element NAME.
local function with(text, name, element)
	text = text:gsub("<" .. name .. "/>", "<" .. name .. "></" .. name .. ">", 1)
	return (text:gsub("</" .. name .. ">", function(close) return element .. close end, 1))
end

local function source(number, path, channel)
	return string.format(
		'<Source name="%s" take-id="" type="audio" flags="" id="%s" natural-position="a0"' ..
		' channel="%d" origin="" gain="1"/>', path, number, channel)
end

local function region(number, sources, at, frames, whole)
	local flag = whole and 1 or 0
	return string.format(
		'<Region name="sound" muted="0" opaque="1" locked="0" video-locked="0" automatic="%d"' ..
		' whole-file="%d" import="0" external="1" sync-marked="0" left-of-split="0"' ..
		' right-of-split="0" hidden="0" position-locked="0" valid-transients="0" start="a0"' ..
		' length="a%s@a%s" sync-position="a0" ancestral-start="a0" ancestral-length="a0@a0"' ..
		' stretch="1" shift="1" positional-lock-style="AudioTime" layering-index="0"' ..
		' envelope-active="0" default-fade-in="0" default-fade-out="0" fade-in-active="0"' ..
		' fade-out-active="0" scale-amplitude="1" id="%s" type="audio" first-edit="nothing"' ..
		' channels="2" source-0="%s" source-1="%s" master-source-0="%s" master-source-1="%s"/>',
		flag, flag, ticks(frames), ticks(at), number, sources[1], sources[2], sources[1], sources[2])
end

-- The session's text with the stereo file on every track, `times` in a row.
local function with_sound(text, sound)
	local number = numbering(text)
	local sources = { number(), number() }
	text = with(text, "Sources", source(sources[1], sound.path, 0) .. source(sources[2], sound.path, 1))
	text = with(text, "Regions", region(number(), sources, 0, sound.frames, true))
	text = text:gsub('(<Playlist [^>]*orig%-track%-id[^>]*)/>', function(head)
		local regions = {}
		for n = 0, sound.times - 1 do
			regions[#regions + 1] = region(number(), sources, n * sound.frames, sound.frames, false)
		end
		return head .. ">" .. table.concat(regions) .. "</Playlist>"
	end)
	return (text:gsub('id%-counter="%d+"', 'id-counter="' .. number() .. '"', 1))
end

-- Ardour connects, loads and builds in threads of its own: waits until `holds()`, 5 s at the most.
function session.await(holds, what)
	for _ = 1, 50 do
		if holds() then return end
		sleep(0.1)
	end
	error("waited in vain for " .. what)
end

function session.open(folder)
	assert(load_session(folder, "session"))
	sleep(0.5)
end

-- A session in `folder` with `tracks` stereo tracks, each with the sound { path, frames, times }, open.
function session.make(folder, tracks, sound)
	os.execute("rm -rf '" .. folder .. "'")
	assert(create_session(folder, "session", rate_hz))
	for n = 1, tracks do
		local name = "Track " .. n
		Session:new_audio_track(2, 2, nil, 1, name, ARDOUR.PresentationInfo.max_order,
			ARDOUR.TrackMode.Normal, true)
		session.await(function() return Session:route_by_name(name):output():nth(1):connected() end, name)
	end
	Session:save_state("")
	close_session()
	local path = folder .. "/session.ardour"
	session.spill(path, with_sound(slurp(path), sound))
	session.open(folder)
end

-- The first track, the master bus or the monitor section, which comes to be where it is asked for.
function session.route(place)
	if place == "monitor" then
		ARDOUR.config():set_use_monitor_bus(true)
		sleep(1)
	end
	local route = place == "master" and Session:master_out() or
		place == "monitor" and Session:monitor_out() or Session:route_by_name("Track 1")
	assert(not route:isnil(), "no such route: " .. place)
	return route
end

-- By its label the number of each control of a plugin, for Ardour counts control ports alone, and the
-- index of the port of each that is an input.
local function controls(plugin)
	local number, numbers, inputs = -1, {}, {}
	for port = 0, plugin:parameter_count() - 1 do
		if plugin:parameter_is_control(port) then
			local label = plugin:parameter_label(port)
			number = number + 1
			numbers[label] = number
			inputs[label] = plugin:parameter_is_input(port) and port or nil
		end
	end
	return numbers, inputs
end

local function earfield(processor)
	local insert = processor:to_insert()
	local plugin = insert:plugin(0)
	local numbers, inputs = controls(plugin)
	local self = { insert = insert, plugin = plugin, inputs = inputs }
	function self.load(label)
		local preset = plugin:preset_by_label(label)
		assert(preset and preset.valid and plugin:load_preset(preset), "no preset " .. label)
	end
	function self.set(label, value)
		assert(numbers[label], "no control " .. label)
		assert(ARDOUR.LuaAPI.set_processor_param(processor, numbers[label], value), label)
	end
	function self.get(label)
		return (ARDOUR.LuaAPI.get_plugin_insert_param(insert, numbers[label], true))
	end
	-- Through each { second, value }, in a line, while the transport runs.
	function self.automate(label, points)
		local parameter = Evoral.Parameter(ARDOUR.AutomationType.PluginAutomation, 0, inputs[label])
		local control = processor:to_automatable():automation_control(parameter, true)
		local _, list = ARDOUR.LuaAPI.plugin_automation(processor, numbers[label])
		assert(not control:isnil() and not list:isnil(), "not automatable: " .. label)
		for _, point in ipairs(points) do
			local at = Temporal.timepos_t(math.floor(point[1] * rate_hz))
			list:add(at, point[2], false, true)
		end
		control:set_automation_state(ARDOUR.AutoState.Play)
	end
	return self
end

-- Earfield, put first into a route; `preset` as the host names it, or "".
function session.add(route, preset)
	local processor = ARDOUR.LuaAPI.new_plugin(Session, "urn:earfield:monitor",
		ARDOUR.PluginType.LV2, preset or "")
	assert(not processor:isnil(), "Ardour does not know Earfield")
	assert(route:add_processor_by_index(processor, 0, nil, true) == 0)
	return earfield(processor)
end

-- The plugin that a route has, or nil.
function session.plugin(route)
	local processor = route:nth_plugin(0)
	return not processor:isnil() and earfield(processor) or nil
end

-- From the beginning, and until a room's tail is over; fails where nothing of it is heard.
function session.play_a_second(earfield)
	local input_db, output_db = -120, -120
	Session:request_locate(0, false, ARDOUR.LocateTransportDisposition.MustStop,
		ARDOUR.TransportRequestSource.TRS_UI)
	Session:request_roll(ARDOUR.TransportRequestSource.TRS_UI)
	for _ = 1, 10 do
		sleep(0.1)
		input_db = math.max(input_db, earfield.get("In Peak Left"))
		output_db = math.max(output_db, earfield.get("Out Peak Left"))
	end
	Session:request_stop(false, false, ARDOUR.TransportRequestSource.TRS_UI)
	sleep(1)
	assert(input_db > -40 and output_db > -40, "nothing is heard through Earfield")
end

-- FOLDER/export/NAME.wav: `frames` of the master bus, at the session's rate, as 32-bit float.
function session.export(name, frames)
	local export = Session:simple_export()
	export:set_folder(Session:path() .. "/export")
	export:set_name(name)
	export:set_range(0, frames)
	assert(export:set_preset(float_preset), "no preset for the export")
	assert(export:check_outputs() and export:run_export(), "the export failed")
end

function session.done()
	close_session()
	quit()
end

return session
