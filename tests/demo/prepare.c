/* prepare FOLDER [SONG]: writes what `make demo` renders: FOLDER/programme.wav, the demonstration
 * programme or the song; and at the same rate, on the left alone, FOLDER/impulse.wav and
 * FOLDER/room-impulse.wav, which leaves a room the time to be heard to its end. */
#include "../programme.h"
#include "impulse.h"
#include "song.h"
#include <stdio.h>
#include <stdlib.h>

static bool write_impulse(const char *folder, const char *name, size_t frames, double rate_hz)
{
    Audio click = {stereo_new(frames), rate_hz};
    click.sound.left[0] = impulse_height;
    const bool written = audio_write(folder, name, &click);
    stereo_free(&click.sound);
    return written;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        return EXIT_FAILURE;
    }
    const char *folder = argv[1], *song = argc > 2 ? argv[2] : "";
    Audio programme = {.rate_hz = 48000.0};
    if (*song) {
        if (!song_read(song, &programme)) {
            return EXIT_FAILURE;
        }
    } else {
        programme.sound = demonstration_programme(programme.rate_hz);
    }
    const double rate_hz = programme.rate_hz;
    const bool good =
        audio_write(folder, "programme", &programme) &&
        write_impulse(folder, "impulse", IMPULSE_FRAMES, rate_hz) &&
        write_impulse(folder, "room-impulse", (size_t)(room_impulse_s * rate_hz), rate_hz);
    printf("%s: %.1f s at %.0f Hz\n", *song ? song : "Demonstration programme",
           (double)programme.sound.frames / rate_hz, rate_hz);
    stereo_free(&programme.sound);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
