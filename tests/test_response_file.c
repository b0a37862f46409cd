/* Room responses from sound files: the good ones come through as they are, at any rate; the bad
 * ones give the fault that they have, and nothing else. */
#include "../plugin/files/response_file.h"
#include "check.h"
#include "signals.h"
#include "sound_writer.h"
#include "temporary_folder.h"
#include <sndfile.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static LoadedResponse load(const char *path, double rate_hz)
{
    LoadedResponse loaded;
    const FileFault fault = response_file_read(path, rate_hz, &loaded);
    if (fault != FILE_FINE) {
        fail_msg("%s %s", path, file_fault_text(fault));
    }
    return loaded;
}

static FileFault fault_of(const char *path)
{
    LoadedResponse loaded;
    memset(&loaded, 0xff, sizeof loaded);
    const FileFault fault = response_file_read(path, 48000.0, &loaded);
    if (fault != FILE_FINE) {
        assert_null(loaded.samples);
        assert_null(loaded.paths.left_left);
        assert_int_equal(loaded.paths.frames, 0);
    }
    loaded_response_free(&loaded);
    loaded_response_free(&loaded); /* twice is as good as once */
    return fault;
}

/* ------------------------------------------------------------------------------ what is read -- */

/* Where the channels of a file go: left to left, left to right, right to left, right to right. */
static void assert_paths(const char *path, int channels, size_t frames)
{
    const int silent = -1;
    const int wanted[3][4] = {{0, silent, silent, 0}, {0, 1, 1, 0}, {0, 1, 2, 3}};
    LoadedResponse loaded = load(path, 48000.0);
    const float *paths[] = {loaded.paths.left_left, loaded.paths.left_right,
                            loaded.paths.right_left, loaded.paths.right_right};
    assert_int_equal(loaded.paths.frames, frames);
    for (size_t p = 0; p < 4; p++) {
        const int channel = wanted[channels / 2][p];
        for (size_t n = 0; n < frames; n++) {
            const size_t at = n * (size_t)channels + (size_t)channel;
            const float sample = channel == silent ? 0.0F : sound_sample(at);
            assert_memory_equal(&paths[p][n], &sample, sizeof sample);
        }
    }
    loaded_response_free(&loaded);
}

static void at_its_own_rate_it_is_bit_exact(void **state)
{
    (void)state;
    const int formats[] = {SF_FORMAT_WAV | SF_FORMAT_PCM_16,  SF_FORMAT_WAV | SF_FORMAT_PCM_24,
                           SF_FORMAT_WAV | SF_FORMAT_FLOAT,   SF_FORMAT_WAV | SF_FORMAT_DOUBLE,
                           SF_FORMAT_WAVEX | SF_FORMAT_FLOAT, SF_FORMAT_FLAC | SF_FORMAT_PCM_16,
                           SF_FORMAT_FLAC | SF_FORMAT_PCM_24, SF_FORMAT_AIFF | SF_FORMAT_PCM_24,
                           SF_FORMAT_AIFF | SF_FORMAT_FLOAT};
    const int channels[] = {1, 2, 4};
    for (size_t n = 0; n < COUNT(formats) * COUNT(channels); n++) {
        const Sound sound = {formats[n / 3], channels[n % 3], 48000, n == 0 ? 1 : 3000};
        assert_paths(sound_write("fine", &sound, NULL), sound.channels, sound.frames);
    }
}

static double complex response_at(const float *x, const LoadedResponse *loaded, double hz,
                                  double rate_hz)
{
    return spectrum_at(x, loaded->paths.frames, hz, rate_hz);
}

/* An impulse at `at`, at the left ear, and a tone that fades at the right one. */
static const char *write_test_response(int rate_hz, size_t at, Stereo *written)
{
    *written = stereo_new(3000);
    float *samples = calloc(2 * written->frames, sizeof *samples);
    assert_non_null(samples);
    for (size_t n = at; n < written->frames; n++) {
        const double t_s = (double)(n - at) / rate_hz;
        written->left[n] = n == at ? 0.5F : 0.0F;
        written->right[n] = (float)(0.3 * exp(-t_s / 0.002) * cos(6283.2 * t_s));
        samples[2 * n] = written->left[n];
        samples[2 * n + 1] = written->right[n];
    }
    const Sound sound = {0, 2, rate_hz, written->frames};
    const char *path = sound_write("test", &sound, samples);
    free(samples);
    return path;
}

static const int rates_hz[][2] = {{44100, 48000},  {48000, 44100}, {96000, 48000}, {48000, 192000},
                                  {192000, 44100}, {22050, 96000}, {8000, 48000},  {384000, 48000}};

static void assert_response_stays(const Stereo *written, double from_hz,
                                  const LoadedResponse *loaded, double to_hz)
{
    const double lowest_hz = 20.0, highest_hz = 0.45 * fmin(from_hz, to_hz);
    enum { STEPS = 80 };
    for (int k = 0; k <= STEPS; k++) {
        const double hz = lowest_hz * pow(highest_hz / lowest_hz, (double)k / STEPS);
        const double complex left = spectrum_at(written->left, written->frames, hz, from_hz);
        const double complex right = spectrum_at(written->right, written->frames, hz, from_hz);
        const double complex ll = response_at(loaded->paths.left_left, loaded, hz, to_hz);
        const double complex lr = response_at(loaded->paths.left_right, loaded, hz, to_hz);
        assert_close(decibels(ll), decibels(left), 0.01, "impulse at %g Hz, %g to %g", hz, from_hz,
                     to_hz);
        assert_close(decibels(lr), decibels(right), 0.01, "tone at %g Hz, %g to %g", hz, from_hz,
                     to_hz);
        assert_close(carg(lr / ll / (right / left)), 0.0, 0.002, "phase between at %g Hz", hz);
    }
}

static void the_response_stays_at_any_rate(void **state)
{
    (void)state;
    const size_t starts[] = {0, 700};
    for (size_t k = 0; k < COUNT(rates_hz) * COUNT(starts); k++) {
        const int *rates = rates_hz[k % COUNT(rates_hz)];
        Stereo written;
        const char *path = write_test_response(rates[0], starts[k / COUNT(rates_hz)], &written);
        LoadedResponse loaded = load(path, (double)rates[1]);
        assert_response_stays(&written, (double)rates[0], &loaded, (double)rates[1]);
        stereo_free(&written);
        loaded_response_free(&loaded);
    }
}

/* By the phase at 1 kHz. */
static double delay_s(const float *x, size_t frames, double rate_hz, double near_s)
{
    const double complex turned = spectrum_at(x, frames, 1000.0, rate_hz) *
                                  cexp(2.0 * I * 3.14159265358979 * 1000.0 * near_s);
    return near_s - carg(turned) / (2.0 * 3.14159265358979 * 1000.0);
}

static void nothing_moves_but_what_begins_at_once(void **state)
{
    (void)state;
    for (size_t k = 0; k < COUNT(rates_hz); k++) {
        const double from_hz = rates_hz[k][0], to_hz = rates_hz[k][1],
                     low_hz = fmin(from_hz, to_hz);
        const size_t starts[] = {0, 10, 700};
        for (size_t n = 0; n < COUNT(starts); n++) {
            Stereo written;
            const char *path = write_test_response((int)from_hz, starts[n], &written);
            LoadedResponse loaded = load(path, to_hz);
            const double begun_s = (double)starts[n] / from_hz;
            const double lead_s = fmax(0.0, ceil(80.0 * from_hz / low_hz) / from_hz - begun_s);
            assert_at_most(lead_s, 81.0 / low_hz, "lead");
            assert_close(
                delay_s(loaded.paths.left_left, loaded.paths.frames, to_hz, begun_s + lead_s),
                begun_s + lead_s, 1e-7, "start of %g to %g", from_hz, to_hz);
            stereo_free(&written);
            loaded_response_free(&loaded);
        }
    }
}

static void up_to_four_seconds_are_read(void **state)
{
    (void)state;
    const int rates[] = {8000, 44100};
    for (size_t r = 0; r < COUNT(rates); r++) {
        Sound sound = {SF_FORMAT_WAV | SF_FORMAT_PCM_U8, 1, rates[r], 4 * (size_t)rates[r]};
        LoadedResponse loaded = load(sound_write("long", &sound, NULL), (double)rates[r]);
        assert_int_equal(loaded.paths.frames, sound.frames);
        loaded_response_free(&loaded);
        sound.frames++;
        assert_int_equal(fault_of(sound_write("long", &sound, NULL)), FILE_TOO_LONG);
    }
}

static void what_is_too_small_becomes_zero(void **state)
{
    (void)state;
    const float samples[] = {1.0F, 1e-40F, -1e-40F, 9e-31F, 2e-30F};
    const Sound sound = {0, 1, 48000, COUNT(samples)};
    LoadedResponse loaded = load(sound_write("denormal", &sound, samples), 48000.0);
    const float wanted[] = {1.0F, 0.0F, 0.0F, 0.0F, 2e-30F};
    assert_memory_equal(loaded.paths.left_left, wanted, sizeof wanted);
    loaded_response_free(&loaded);
}

/* --------------------------------------------------------------------------- what is refused -- */

static void what_is_no_file_is_named(void **state)
{
    (void)state;
    assert_int_equal(fault_of("/nowhere/at/all.wav"), FILE_NOT_FOUND);
    assert_int_equal(fault_of(""), FILE_NOT_FOUND);
    assert_int_equal(fault_of(temporary_folder()), FILE_NOT_A_FILE);
    assert_int_equal(fault_of("/dev/null"), FILE_NOT_A_FILE);
    const char *pipe = temporary_path("pipe");
    assert_int_equal(mkfifo(pipe, 0600), 0);
    assert_int_equal(fault_of(pipe), FILE_NOT_A_FILE); /* and doesn't wait for anyone */
    assert_int_equal(fault_of(temporary_file("empty.wav", "", 0)), FILE_EMPTY);
    const char *text = temporary_file("text.wav", "Filter 1: ON PK Fc 105 Hz\n", 26);
    assert_int_equal(fault_of(text), FILE_NOT_RESPONSE);
    assert_int_equal(fault_of(temporary_file("text.sofa", "a", 1)), FILE_NOT_RESPONSE);
    assert_int_equal(fault_of(temporary_file("film", "RIFF\4\0\0\0AVI LIST", 16)),
                     FILE_NOT_RESPONSE);
    const Sound sound = {0, 2, 48000, 100};
    const char *large = sound_write("large.wav", &sound, NULL);
    assert_int_equal(truncate(large, (64L << 20) + 1), 0); /* a hole: takes no room */
    assert_int_equal(fault_of(large), FILE_TOO_LARGE);
    assert_int_equal(truncate(large, 64L << 20), 0); /* what follows the sound is none of it */
    assert_int_equal(fault_of(large), FILE_FINE);
}

static void formats_that_do_not_fit_are_named(void **state)
{
    (void)state;
    const struct {
        Sound sound;
        FileFault fault;
    } cases[] = {
        {{0, 3, 48000, 100}, FILE_BAD_CHANNELS},
        {{0, 64, 48000, 100}, FILE_BAD_CHANNELS},
        {{SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 3, 48000, 100}, FILE_BAD_CHANNELS},
        {{0, 2, 48000, 0}, FILE_NO_FRAMES},
        {{SF_FORMAT_AIFF | SF_FORMAT_PCM_16, 2, 48000, 0}, FILE_NO_FRAMES},
        {{0, 2, 1, 3}, FILE_BAD_RATE},
        {{0, 2, 7999, 100}, FILE_BAD_RATE},
        {{0, 2, 8000, 100}, FILE_FINE},
        {{0, 2, 768000, 100}, FILE_FINE},
        {{0, 2, 768001, 100}, FILE_BAD_RATE},
        {{0, 2, 10000000, 100}, FILE_BAD_RATE},
        {{SF_FORMAT_AIFF | SF_FORMAT_PCM_16, 2, 1, 3}, FILE_BAD_RATE},
        {{SF_FORMAT_AU | SF_FORMAT_PCM_16, 2, 48000, 100}, FILE_NOT_RESPONSE},
        {{SF_FORMAT_RAW | SF_FORMAT_PCM_16, 2, 48000, 100}, FILE_NOT_RESPONSE},
    };
    for (size_t n = 0; n < COUNT(cases); n++) {
        const char *path = sound_write("odd", &cases[n].sound, NULL);
        const FileFault fault = fault_of(path);
        if (fault != cases[n].fault) {
            fail_msg("case %zu %s", n, file_fault_text(fault));
        }
    }
}

static void contents_that_are_no_sound_are_named(void **state)
{
    (void)state;
    float samples[400] = {0.0F};
    const Sound sound = {0, 4, 48000, 100};
    assert_int_equal(fault_of(sound_write("silent", &sound, samples)), FILE_SILENT);
    samples[399] = 1e-40F;
    assert_int_equal(fault_of(sound_write("nearly", &sound, samples)), FILE_SILENT);
    const float no_numbers[] = {NAN, INFINITY, -INFINITY};
    for (size_t n = 0; n < COUNT(no_numbers); n++) {
        samples[200] = 1.0F;
        samples[399] = no_numbers[n];
        assert_int_equal(fault_of(sound_write("nan", &sound, samples)), FILE_NOT_FINITE);
    }
    samples[399] = 1e10F;
    assert_int_equal(fault_of(sound_write("loud", &sound, samples)), FILE_FINE);
    samples[399] = -2e10F;
    assert_int_equal(fault_of(sound_write("too loud", &sound, samples)), FILE_TOO_LOUD);
    const double beyond_float = 1e300; /* one frame, at the end of the file */
    const Sound wide = {SF_FORMAT_WAV | SF_FORMAT_DOUBLE, 1, 48000, 1};
    const char *path = sound_write("wide", &wide, samples + 200);
    FILE *file = fopen(path, "r+b");
    fseek(file, -8, SEEK_END);
    fwrite(&beyond_float, sizeof beyond_float, 1, file);
    fclose(file);
    assert_int_equal(fault_of(path), FILE_NOT_FINITE);
}

/* A WAV head of 8-bit mono, whose sound is `claimed` long, over `bytes` of which most are a hole.
 */
static const char *write_hollow(unsigned claimed, long bytes)
{
    unsigned char head[44] =
        "RIFF....WAVEfmt \20\0\0\0\1\0\1\0\x40\x1f\0\0\x40\x1f\0\0\1\0\10\0data";
    for (unsigned n = 0; n < 4; n++) {
        head[4 + n] = (unsigned char)(claimed >> 8 * n);
        head[40 + n] = (unsigned char)(claimed >> 8 * n);
    }
    const char *path = temporary_file("hollow.wav", head, sizeof head);
    assert_int_equal(truncate(path, bytes), 0);
    return path;
}

static void long_files_and_lying_ones_are_named(void **state)
{
    (void)state;
    const unsigned twenty_minutes = 8000 * 60 * 20;
    assert_int_equal(fault_of(write_hollow(twenty_minutes, 44 + (long)twenty_minutes)),
                     FILE_TOO_LONG);
    assert_int_equal(fault_of(write_hollow(twenty_minutes, 44 + 8000)), FILE_TRUNCATED);
    assert_int_equal(fault_of(write_hollow(0xffffffffU, 44 + 8000)), FILE_TRUNCATED);
    assert_int_equal(fault_of(write_hollow(0x7fffffffU, 44 + 8000)), FILE_TRUNCATED);
    assert_int_equal(fault_of(write_hollow(8001, 44 + 8000)), FILE_TRUNCATED);
    assert_int_equal(fault_of(write_hollow(8000, 44 + 8000)), FILE_FINE); /* 0 is -1 in 8 bits */

    unsigned char chunks[12 + 8 * 2000] = "RIFF\0\0\0\0WAVE"; /* of no length, without end */
    assert_int_equal(fault_of(temporary_file("chunks.wav", chunks, sizeof chunks)),
                     FILE_SOUND_DAMAGED);
}

static void cut_files_are_named(void **state)
{
    (void)state;
    const int formats[] = {SF_FORMAT_WAV | SF_FORMAT_FLOAT, SF_FORMAT_WAV | SF_FORMAT_PCM_16,
                           SF_FORMAT_FLAC | SF_FORMAT_PCM_16, SF_FORMAT_AIFF | SF_FORMAT_PCM_24};
    for (size_t f = 0; f < COUNT(formats); f++) {
        const Sound sound = {formats[f], 2, 48000, 9000};
        const char *path = sound_write("cut", &sound, NULL);
        struct stat about;
        assert_int_equal(stat(path, &about), 0);
        for (long length = about.st_size - 1; length > 4; length = length * 7 / 8) {
            assert_int_equal(truncate(path, length), 0);
            const FileFault fault = fault_of(path);
            if (fault != FILE_TRUNCATED && (fault != FILE_SOUND_DAMAGED || length > 100)) {
                fail_msg("format %#x cut to %ld %s", (unsigned)formats[f], length,
                         file_fault_text(fault));
            }
        }
    }
}

static void flac_without_its_length_is_named(void **state)
{
    (void)state;
    const Sound sound = {SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 1, 48000, 100};
    const char *path = sound_write("sound.flac", &sound, NULL);
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    fseek(file, 22, SEEK_SET); /* the lower 32 bits of the number of samples */
    fwrite("\0\0\0\0", 1, 4, file);
    fclose(file);
    assert_int_equal(fault_of(path), FILE_SOUND_DAMAGED);
}

/* Whatever comes of it: no crash, no read past the end (under ASan), nothing left behind. */
static void damaged_files_do_no_harm(void **state)
{
    (void)state;
    const int formats[] = {SF_FORMAT_WAV | SF_FORMAT_FLOAT, SF_FORMAT_WAVEX | SF_FORMAT_PCM_24,
                           SF_FORMAT_FLAC | SF_FORMAT_PCM_16, SF_FORMAT_AIFF | SF_FORMAT_PCM_24};
    for (size_t f = 0; f < COUNT(formats); f++) {
        const Sound sound = {formats[f], 2, 48000, 50};
        unsigned char bytes[4096];
        FILE *file = fopen(sound_write("sound", &sound, NULL), "rb");
        assert_non_null(file);
        const size_t count = fread(bytes, 1, sizeof bytes, file);
        fclose(file);
        for (size_t n = 0; n < count && n < 120; n++) {
            const unsigned char changes[] = {0x01, 0x80, 0xff};
            for (size_t c = 0; c < COUNT(changes); c++) {
                bytes[n] ^= changes[c];
                fault_of(temporary_file("damaged", bytes, count));
                bytes[n] ^= changes[c];
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(at_its_own_rate_it_is_bit_exact),
        cmocka_unit_test(the_response_stays_at_any_rate),
        cmocka_unit_test(nothing_moves_but_what_begins_at_once),
        cmocka_unit_test(up_to_four_seconds_are_read),
        cmocka_unit_test(what_is_too_small_becomes_zero),
        cmocka_unit_test(what_is_no_file_is_named),
        cmocka_unit_test(formats_that_do_not_fit_are_named),
        cmocka_unit_test(contents_that_are_no_sound_are_named),
        cmocka_unit_test(long_files_and_lying_ones_are_named),
        cmocka_unit_test(cut_files_are_named),
        cmocka_unit_test(flac_without_its_length_is_named),
        cmocka_unit_test(damaged_files_do_no_harm),
    };
    return cmocka_run_group_tests(tests, temporary_folder_make, temporary_folder_remove);
}
