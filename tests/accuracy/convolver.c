/* The convolver against convolution by its definition, in double precision. */
#include "../convolve.h"
#include "../heard_room.h"
#include "render.h"
#include "rows.h"
#include "table.h"
#include <string.h>

static double alone_db(unsigned frames)
{
    NoiseResponse response = noise_response(frames, false, 5);
    Stereo in = white_noise(frames + 30000, 0.5f, 6), out = stereo_new(in.frames);
    ConvolverRig rig;
    convolver_rig_up(&rig, kernels_best());
    convolver_rig_offer(&rig, &response);
    convolve(rig.convolver, &in, &out, 0, in.frames, 512);
    const double error_db = convolution_error_db(&in, &response, &out);
    convolver_rig_down(&rig);
    noise_response_free(&response);
    stereo_free(&in);
    stereo_free(&out);
    return error_db;
}

/* The four paths of a room as the bundle builds it, in the convolver's tests' own form. */
static NoiseResponse response_of(const BinauralRoom *room)
{
    NoiseResponse response = noise_response(binaural_room_frames(room), false, 1);
    for (RoomPath path = 0; path < ROOM_PATHS; path++) {
        memcpy(response.paths[path], binaural_room_path(room, path),
               response.frames * sizeof(float));
    }
    return response;
}

static double through_the_bundle_db(RoomKind kind, float distance_m, const char *settings)
{
    BinauralRoomSpec spec = usual_room(kind, rate_hz);
    spec.distance_m = (double)distance_m; /* as a port has it: 1e-7 m make -100 dB */
    BinauralRoom *room = built(&spec);
    NoiseResponse response = response_of(room);
    Stereo in = white_noise(response.frames + 30000, 0.1f, 6), out = render(settings, &in);
    const double error_db = convolution_error_db(&in, &response, &out);
    binaural_room_free(room);
    noise_response_free(&response);
    stereo_free(&in);
    stereo_free(&out);
    return error_db;
}

void convolver_rows(void)
{
    table_section("Convolver, power of its error on white noise against the power of the result");
    const char *source = "convolution by its definition in double precision";
    table_at_most("Alone, a response of 0.5 s", -120.0, alone_db(24000), "dB", 1, source);
    table_at_most(
        "Control Room through the whole plugin", -120.0,
        through_the_bundle_db(ROOM_CONTROL, 2.2f,
                              "mode=2 level_match=0 room=2 speaker=0 angle=30 distance=2.2"),
        "dB", 1, source);
}
