/* sounds FOLDER: writes what the hosts play at 48 kHz. FOLDER/programme.wav is the demonstration
 * programme; FOLDER/passage.wav its beginning and two seconds of silence, since players may stop before
 * the end; FOLDER/sine.wav ten seconds of a full-scale 100 Hz sine, which swells and dies away over 50 ms
 * so that it can follow itself. */
#include "../audio.h"
#include "../change.h"
#include "../programme.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const double rate_hz = 48000.0;

/* Over 50 ms, until `end`. */
static void die_away(Stereo *sound, size_t end)
{
    const size_t falling = (size_t)(0.05 * rate_hz);
    for (size_t i = 0; i < falling; i++) {
        const float fall = 0.5f - 0.5f * cosf(3.14159265f * (float)i / (float)falling);
        sound->left[end - 1 - i] *= fall;
        sound->right[end - 1 - i] *= fall;
    }
    for (size_t i = end; i < sound->frames; i++) {
        sound->left[i] = sound->right[i] = 0.0f;
    }
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "sounds FOLDER\n");
        return EXIT_FAILURE;
    }
    Audio programme = {demonstration_programme(rate_hz), rate_hz};
    Audio tone = {quadrature((size_t)(10.0 * rate_hz), rate_hz), rate_hz};
    die_away(&tone.sound, tone.sound.frames - (size_t)(rate_hz / 400.0)); /* quadrature()'s end */
    bool written =
        audio_write(argv[1], "programme", &programme) && audio_write(argv[1], "sine", &tone);
    programme.sound.frames = (size_t)(5.0 * rate_hz);
    die_away(&programme.sound, (size_t)(3.0 * rate_hz));
    written = audio_write(argv[1], "passage", &programme) && written;
    stereo_free(&programme.sound);
    stereo_free(&tone.sound);
    return written ? EXIT_SUCCESS : EXIT_FAILURE;
}
