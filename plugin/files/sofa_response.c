#include <mysofa.h>

#include "sofa_load.h"
#include "sofa_response.h"
#include "sofa_room.h"

#include <math.h>

static const double degree = 3.14159265358979323846 / 180.0;
static const double speaker_degrees = 30.0, same_degrees = 0.5;

/* The cosine of the angle to a direction in the horizontal plane. */
static double nearness(const SofaSpeaker *speaker, double azimuth_degrees)
{
    return cos(speaker->elevation_degrees * degree) *
           cos((speaker->azimuth_degrees - azimuth_degrees) * degree);
}

static bool same_angle(double a_degrees, double b_degrees)
{
    return fabs(remainder(a_degrees - b_degrees, 360.0)) < same_degrees;
}

static double straightest_view_degrees(const SofaRoom *room)
{
    double best = sofa_room_view_degrees(room, 0);
    for (unsigned m = 1; m < room->measurements; m++) {
        const double view = sofa_room_view_degrees(room, m);
        best = fabs(view) < fabs(best) ? view : best;
    }
    return best;
}

/* Speakers come along one by one; in the end the left and the right one are known. */
typedef struct {
    SofaSpeaker first, last, left, right;
    unsigned count;
} Choice;

static void consider(Choice *choice, const SofaSpeaker *speaker)
{
    const bool none = choice->count == 0;
    if (none || nearness(speaker, speaker_degrees) > nearness(&choice->left, speaker_degrees)) {
        choice->left = *speaker;
    }
    if (none || nearness(speaker, -speaker_degrees) > nearness(&choice->right, -speaker_degrees)) {
        choice->right = *speaker;
    }
    if (none) {
        choice->first = *speaker;
    }
    choice->last = *speaker;
    choice->count++;
}

/* `view_degrees`: NULL for wherever the head looks. */
static Choice choose_among(const SofaRoom *room, const double *view_degrees)
{
    Choice choice = {.count = 0};
    for (unsigned m = 0; m < room->measurements; m++) {
        if (view_degrees && !same_angle(sofa_room_view_degrees(room, m), *view_degrees)) {
            continue;
        }
        for (unsigned e = 0; e < room->emitters; e++) {
            const SofaSpeaker speaker = sofa_room_speaker(room, m, e);
            consider(&choice, &speaker);
        }
    }
    if (choice.count == 2) {
        const bool in_order = choice.first.azimuth_degrees >= choice.last.azimuth_degrees;
        choice.left = in_order ? choice.first : choice.last;
        choice.right = in_order ? choice.last : choice.first;
    }
    return choice;
}

/* The left and the right speaker; returns how many they are: one may stand for both. */
static unsigned choose(const SofaRoom *room, SofaSpeaker speakers[2])
{
    const double view_degrees = straightest_view_degrees(room);
    Choice choice = choose_among(room, &view_degrees);
    if (choice.count == 1) {
        choice = choose_among(room, NULL);
    }
    speakers[0] = choice.left;
    speakers[1] = choice.right;
    const bool one = same_angle(choice.left.azimuth_degrees, choice.right.azimuth_degrees) &&
                     same_angle(choice.left.elevation_degrees, choice.right.elevation_degrees);
    return one ? 1 : 2;
}

/* Negative where a delay is, or is no number. */
static double longest_delay_frames(const SofaRoom *room, const SofaSpeaker *speakers,
                                   unsigned count)
{
    double longest = 0.0;
    for (unsigned n = 0; n < 2 * count; n++) {
        const double delay = sofa_room_delay_frames(room, &speakers[n / 2], n % 2);
        if (!(delay >= 0.0)) {
            return -1.0;
        }
        longest = fmax(longest, delay);
    }
    return longest;
}

static FileFault record(const SofaRoom *room, Recording *recording)
{
    SofaSpeaker speakers[2];
    const unsigned count = choose(room, speakers), channels = 2 * count;
    const double delay = longest_delay_frames(room, speakers, count);
    if (delay < 0.0) {
        return FILE_SOFA_DAMAGED;
    }
    const FileFault fault = recording_check(channels, room->rate_hz, room->frames + delay);
    if (fault != FILE_FINE) {
        return fault;
    }
    *recording = (Recording){
        .frames = room->frames + (size_t)delay, .channels = channels, .rate_hz = room->rate_hz};
    if (!recording_allocate(recording)) {
        return FILE_NO_MEMORY;
    }
    /* A single one on the right is heard as its mirror image, which a recording begins with. */
    const bool exchanged = count == 1 && speakers[0].azimuth_degrees < 0.0;
    for (unsigned n = 0; n < channels; n++) {
        const SofaSpeaker *speaker = &speakers[n / 2];
        const unsigned ear = exchanged ? 1 - n % 2 : n % 2;
        const size_t from = (size_t)sofa_room_delay_frames(room, speaker, ear);
        sofa_room_copy(room, speaker, ear, &recording->samples[from * channels + n], channels);
    }
    return FILE_FINE;
}

FileFault sofa_response_read(const OpenFile *file, Recording *recording)
{
    FileFault fault = FILE_FINE;
    struct MYSOFA_HRTF *loaded = sofa_load(file, &fault);
    if (!loaded) {
        return fault;
    }
    SofaRoom room;
    fault = sofa_room_of(loaded, &room);
    if (fault == FILE_FINE) {
        fault = record(&room, recording);
    }
    mysofa_free(loaded);
    return fault;
}
