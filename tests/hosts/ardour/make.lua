-- make.lua FOLDER TRACKS SOUND FRAMES: a session with the sound on each of its tracks.
local session = require "session"
local folder, tracks, sound, frames = table.unpack(arg, 1, 4)

session.make(folder, tonumber(tracks), { path = sound, frames = tonumber(frames), times = 1 })
session.done()
