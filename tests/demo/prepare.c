/* prepare FOLDER [SONG]: writes what `make demo` renders: FOLDER/programme.wav, the demonstration
 * programme or the song; and at the same rate, on the left alone, FOLDER/impulse.wav and
 * FOLDER/room-impulse.wav, which leaves a room the time to be heard to its end; in the middle,
 * FOLDER/centre-impulse.wav; and FOLDER/silence.wav, for what makes a sound by itself. */
#include "../programme.h"
#include "impulse.h"
#include "song.h"
#include <stdio.h>
#include <stdlib.h>

typedef enum { NOWHERE, ON_THE_LEFT, IN_THE_MIDDLE } Place;

static bool write_impulse(const char *folder, const char *name, Place place, size_t frames,
                          double rate_hz)
{
    Audio click = {stereo_new(frames), rate_hz};
    click.sound.left[0] = place == NOWHERE ? 0.0f : impulse_height;
    click.sound.right[0] = place == IN_THE_MIDDLE ? impulse_height : 0.0f;
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
        write_impulse(folder, "impulse", ON_THE_LEFT, IMPULSE_FRAMES, rate_hz) &&
        write_impulse(folder, "room-impulse", ON_THE_LEFT, (size_t)(room_impulse_s * rate_hz),
                      rate_hz) &&
        write_impulse(folder, "centre-impulse", IN_THE_MIDDLE, IMPULSE_FRAMES, rate_hz) &&
        write_impulse(folder, "silence", NOWHERE, (size_t)(silence_s * rate_hz), rate_hz);
    printf("%s: %.1f s at %.0f Hz\n", *song ? song : "Demonstration programme",
           (double)programme.sound.frames / rate_hz, rate_hz);
    stereo_free(&programme.sound);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
