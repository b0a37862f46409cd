/* prepare FOLDER [SONG]: writes what `make demo` renders: FOLDER/programme.wav, the demonstration
 * programme or the song; and FOLDER/impulse.wav, at the same rate, on the left alone. */
#include "../programme.h"
#include "impulse.h"
#include "song.h"
#include <stdio.h>
#include <stdlib.h>

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
    Audio click = {stereo_new(IMPULSE_FRAMES), programme.rate_hz};
    click.sound.left[0] = impulse_height;
    const bool good =
        audio_write(folder, "programme", &programme) && audio_write(folder, "impulse", &click);
    printf("%s: %.1f s at %.0f Hz\n", *song ? song : "Demonstration programme",
           (double)programme.sound.frames / programme.rate_hz, programme.rate_hz);
    stereo_free(&click.sound);
    stereo_free(&programme.sound);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
