#include "programme.h"

#include "../plugin/dsp/biquad.h"
#include "hall.h"
#include "instruments.h"
#include <math.h>
#include <stdbool.h>

/* 96 beats a minute, six bars of four. */
static const double beat_s = 0.625;
enum { BARS = 6, BEATS = 4, VOICES = 5 };

/* The chords, bar by bar: root of the bass, then what guitars and strings choose from. */
static const struct {
    int bass, voices[VOICES];
} chords[BARS] = {
    {41, {53, 60, 64, 67, 69}}, /* F major 9 */
    {45, {57, 60, 64, 67, 71}}, /* A minor 9 */
    {38, {50, 57, 60, 64, 65}}, /* D minor 9 */
    {46, {53, 58, 62, 65, 69}}, /* B flat major 7 */
    {43, {55, 58, 62, 65, 69}}, /* G minor 9 */
    {41, {53, 57, 60, 64, 67}}, /* F major 9, to the end */
};

typedef struct {
    Stereo middle, sides; /* two groups, so that each can be equalised, and what is hard on one side
                             stays there */
    Track send;           /* to the hall */
} Mix;

/* Where a part sits: -1 left to 1 right at constant power, near (dry) and far (in the hall). */
typedef struct {
    double pan, near, far;
} Place;

static void place_into(Mix *mix, Track *part, Place place)
{
    const double angle = (place.pan + 1.0) * acos(-1.0) / 4.0;
    const float left = (float)(place.near * cos(angle)), right = (float)(place.near * sin(angle));
    const float far = (float)place.far;
    const Stereo *group = fabs(place.pan) > 0.5 ? &mix->sides : &mix->middle;
    for (size_t i = 0; i < part->frames; i++) {
        group->left[i] += left * part->samples[i];
        group->right[i] += right * part->samples[i];
        mix->send.samples[i] += far * part->samples[i];
    }
    track_free(part);
}

static Track part_of(const Mix *mix)
{
    return track_new(mix->send.frames, mix->send.rate_hz);
}

static double when(int bar, double beat)
{
    return (bar * BEATS + beat) * beat_s;
}

static void left_guitar(Mix *mix)
{
    static const int picking[] = {0, 2, 3, 1, 4, 3, 2, 1};
    Track part = part_of(mix);
    for (int bar = 0; bar < BARS; bar++) {
        const int notes = bar == BARS - 1 ? 5 : 8; /* the last chord is left to ring */
        for (int i = 0; i < notes; i++) {
            const Note note = {when(bar, i / 2.0), 2.4, chords[bar].voices[picking[i]],
                               i % 4 == 0 ? 0.30 : 0.22};
            play_string(&part, &note);
        }
    }
    place_into(mix, &part, (Place){-1.0, 1.0, 0.05});
}

static void right_guitar(Mix *mix)
{
    static const double beats[] = {0.25, 1.0, 1.75, 2.25, 3.0, 3.75};
    static const int picking[] = {4, 2, 3, 4, 1, 3};
    Track part = part_of(mix);
    for (int bar = 0; bar < BARS; bar++) {
        const int notes = bar == BARS - 1 ? 4 : 6;
        for (int i = 0; i < notes; i++) {
            const Note note = {when(bar, beats[i]), 2.0, chords[bar].voices[picking[i]] + 12,
                               i % 3 == 0 ? 0.28 : 0.22};
            play_string(&part, &note);
        }
    }
    place_into(mix, &part, (Place){1.0, 1.0, 0.05});
}

static void bass(Mix *mix)
{
    static const struct {
        double beat, length_s;
        int above;
    } riff[] = {{0.0, 1.2, 0}, {1.5, 0.6, 0}, {2.0, 0.9, 7}, {3.5, 0.6, 12}};
    Track part = part_of(mix);
    for (int bar = 0; bar < BARS; bar++) {
        const int notes = bar == BARS - 1 ? 1 : 4;
        for (int i = 0; i < notes; i++) {
            const Note note = {when(bar, riff[i].beat), riff[i].length_s * (notes == 1 ? 2.5 : 1.0),
                               chords[bar].bass - (bar % 2 ? 12 : 0) + riff[i].above, 0.5};
            play_bass(&part, &note);
        }
    }
    place_into(mix, &part, (Place){0.0, 0.55, 0.0});
}

static void drums(Mix *mix)
{
    static const double kicks[] = {0.0, 2.0, 2.75}, snares[] = {1.0, 3.0};
    Track kick = part_of(mix), snare = part_of(mix), hat = part_of(mix);
    for (int bar = 0; bar < BARS; bar++) {
        for (int i = 0; i < (bar == BARS - 1 ? 1 : 3); i++) {
            play_kick(&kick, &(Note){when(bar, kicks[i]), 0.4, 29.0, i == 2 ? 0.6 : 0.9});
        }
        for (int i = 0; i < (bar == BARS - 1 ? 0 : 2); i++) {
            play_snare(&snare, &(Note){when(bar, snares[i]), 0.22, 0.0, 0.9});
        }
        for (int i = 0; i < (bar == BARS - 1 ? 1 : 8); i++) { /* eighths, closed */
            play_shaker(&hat, &(Note){when(bar, i / 2.0), 0.12, 112.0, i % 2 ? 0.9 : 0.6});
        }
    }
    place_into(mix, &hat, (Place){-0.15, 1.1, 0.01});
    place_into(mix, &kick, (Place){0.0, 0.45, 0.01});
    place_into(mix, &snare, (Place){0.1, 1.0, 0.12});
}

static void shakers(Mix *mix)
{
    Track right = part_of(mix), left = part_of(mix);
    for (int i = 0; i < (BARS * BEATS - 3) * 4; i++) { /* sixteenths, one shaker an answer */
        const double accent = i % 4 == 2 ? 0.9 : i % 2 ? 0.3 : 0.5;
        play_shaker(&right, &(Note){i * beat_s / 4.0, 0.09, 118.0, accent});
        if (i % 8 == 6) {
            play_shaker(&left, &(Note){i * beat_s / 4.0, 0.3, 113.0, 0.8});
        }
    }
    place_into(mix, &right, (Place){1.0, 0.55, 0.01});
    place_into(mix, &left, (Place){-1.0, 0.45, 0.05});
}

/* The tune: near for three bars, then from afar. */
static void piano(Mix *mix)
{
    static const struct {
        int bar;
        double beat, length_s, pitch;
    } tune[] = {{0, 0.0, 1.0, 72}, {0, 1.5, 0.5, 69}, {0, 2.0, 0.8, 67}, {0, 3.0, 0.8, 69},
                {1, 0.0, 1.0, 76}, {1, 1.5, 0.5, 74}, {1, 2.0, 0.8, 72}, {1, 3.0, 0.8, 67},
                {2, 0.0, 0.8, 77}, {2, 1.0, 1.0, 76}, {2, 2.5, 0.5, 72}, {2, 3.0, 1.2, 69},
                {3, 0.0, 1.0, 74}, {3, 1.5, 0.5, 72}, {3, 2.0, 0.8, 69}, {3, 3.0, 0.8, 65},
                {4, 0.0, 0.8, 70}, {4, 1.0, 0.8, 74}, {4, 2.0, 0.8, 77}, {4, 3.0, 0.8, 81},
                {5, 0.0, 2.4, 79}, {5, 0.5, 2.2, 76}, {5, 1.0, 2.0, 72}};
    Track near = part_of(mix), far = part_of(mix);
    for (size_t i = 0; i < sizeof tune / sizeof *tune; i++) {
        const Note note = {when(tune[i].bar, tune[i].beat), tune[i].length_s, tune[i].pitch, 0.26};
        play_piano(tune[i].bar < 3 ? &near : &far, &note);
    }
    place_into(mix, &near, (Place){0.0, 1.0, 0.0});
    place_into(mix, &far, (Place){0.0, 0.15, 0.35});
}

static void strings(Mix *mix)
{
    Track left = part_of(mix), right = part_of(mix);
    for (int bar = 1; bar < BARS; bar++) {
        for (int voice = 1; voice < VOICES; voice++) {
            const Note note = {when(bar, 0.0), BEATS * beat_s, chords[bar].voices[voice], 0.028};
            play_section(&left, &note, 3.0);
            play_section(&right, &note, -4.0);
        }
    }
    place_into(mix, &left, (Place){-0.8, 1.0, 0.15});
    place_into(mix, &right, (Place){0.8, 1.0, 0.15});
}

typedef struct {
    double hz, middle_db, sides_db;
} Band;

/* Octave by octave to the spectrum and the width that Level Match takes a programme for. */
static const Band bands[] = {
    {62.5, -1.0, 0.0},  {125, -4.0, 6.0},  {250, 5.5, -1.5}, {500, -1.5, -5.0},
    {1000, -5.5, -4.5}, {2000, 8.5, -2.5}, {4000, 4.0, 2.0}, {8000, -0.5, -0.5},
};
enum { BANDS = sizeof bands / sizeof *bands };

static void equalise(Stereo *group, bool sides, double rate_hz)
{
    Biquad filters[BANDS];
    for (int k = 0; k < BANDS; k++) {
        const double gain_db = sides ? bands[k].sides_db : bands[k].middle_db;
        const BiquadSpec spec = {BIQUAD_PEAK, bands[k].hz, gain_db, 1.2};
        biquad_init(&filters[k], biquad_design(&spec, rate_hz));
    }
    for (size_t i = 0; i < group->frames; i++) {
        Pair x = {(double)group->left[i], (double)group->right[i]};
        for (int k = 0; k < BANDS; k++) {
            x = biquad_tick(&filters[k].design, &filters[k].s1, &filters[k].s2, x);
        }
        group->left[i] = (float)x[0];
        group->right[i] = (float)x[1];
    }
}

/* The middle's buffers become the programme. */
static Stereo master(Mix *mix)
{
    static const float level = 0.36f; /* comes to -23 LUFS, as EBU R 128 asks */
    equalise(&mix->middle, false, mix->send.rate_hz);
    equalise(&mix->sides, true, mix->send.rate_hz);
    for (size_t i = 0; i < mix->middle.frames; i++) {
        mix->middle.left[i] = level * (mix->middle.left[i] + mix->sides.left[i]);
        mix->middle.right[i] = level * (mix->middle.right[i] + mix->sides.right[i]);
    }
    stereo_free(&mix->sides);
    track_free(&mix->send);
    return mix->middle;
}

Stereo demonstration_programme(double rate_hz)
{
    const size_t frames = (size_t)lround(when(BARS, 0.0) * rate_hz);
    Mix mix = {stereo_new(frames), stereo_new(frames), track_new(frames, rate_hz)};
    left_guitar(&mix);
    right_guitar(&mix);
    bass(&mix);
    drums(&mix);
    shakers(&mix);
    piano(&mix);
    strings(&mix);
    const HallSpec hall = {0.03, 2.2, 6000.0, 0.5};
    hall_add(&mix.send, &hall, &mix.sides);
    return master(&mix);
}
