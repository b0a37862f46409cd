#include <mysofa.h>

#include "sofa_load.h"
#include "sofa_room.h"

#include <math.h>

static const double degree = 3.14159265358979323846 / 180.0;

/* ----------------------------------------------------------------------------- what there is -- */

/* Once for all measurements, or once for each. */
static bool has_once_or_each(const SofaRoom *room, const struct MYSOFA_ARRAY *array,
                             size_t elements)
{
    return sofa_has(array, elements) || sofa_has(array, elements * room->measurements);
}

static bool absent_or_has(const SofaRoom *room, const struct MYSOFA_ARRAY *array, size_t elements)
{
    return !array->values || has_once_or_each(room, array, elements);
}

static bool is_placed(const SofaRoom *room)
{
    const struct MYSOFA_HRTF *file = room->file;
    return has_once_or_each(room, &file->SourcePosition, 3) &&
           absent_or_has(room, &file->ListenerPosition, 3) &&
           absent_or_has(room, &file->ListenerView, 3) &&
           (room->single ||
            has_once_or_each(room, &file->EmitterPosition, 3 * (size_t)room->emitters));
}

static bool is_finite(const struct MYSOFA_ARRAY *array)
{
    for (unsigned n = 0; n < array->elements && array->values; n++) {
        if (!isfinite(array->values[n])) {
            return false;
        }
    }
    return true;
}

static FileFault check_responses(const SofaRoom *room)
{
    const struct MYSOFA_ARRAY *responses = &room->file->DataIR;
    if (!responses->values || responses->elements == 0) {
        return room->single ? FILE_NO_RESPONSES : FILE_PACKED_RESPONSES;
    }
    /* In whole numbers the product may overflow. */
    const double elements = 2.0 * room->measurements * room->emitters * room->frames;
    return elements == (double)responses->elements ? FILE_FINE : FILE_NO_RESPONSES;
}

FileFault sofa_room_of(const struct MYSOFA_HRTF *file, SofaRoom *room)
{
    const bool fir = sofa_attribute_is(file->attributes, "DataType", "FIR");
    const bool fir_e = sofa_attribute_is(file->attributes, "DataType", "FIR-E");
    const bool fire = sofa_attribute_is(file->attributes, "DataType", "FIRE");
    if (file->R != 2 || !(fir || fir_e || fire)) {
        return FILE_NOT_BINAURAL;
    }
    *room = (SofaRoom){.file = file,
                       .measurements = file->M,
                       .emitters = fir ? 1 : file->E,
                       .frames = file->N,
                       .single = fir,
                       .emitters_last = fir_e};
    const FileFault fault = check_responses(room);
    if (fault != FILE_FINE) {
        return fault;
    }
    if (!sofa_has(&file->DataSamplingRate, 1)) {
        return FILE_BAD_RATE;
    }
    room->rate_hz = (double)file->DataSamplingRate.values[0];
    if (!is_placed(room) || !absent_or_has(room, &file->DataDelay, 2 * (size_t)room->emitters)) {
        return FILE_SOFA_DAMAGED;
    }
    const bool finite = is_finite(&file->SourcePosition) && is_finite(&file->ListenerPosition) &&
                        is_finite(&file->ListenerView) && is_finite(&file->EmitterPosition);
    return finite ? FILE_FINE : FILE_NOT_FINITE;
}

/* ------------------------------------------------------------------------- who stands where -- */

typedef struct {
    double x, y, z;
} Point;

static Point point_of(const struct MYSOFA_ARRAY *array, const float values[3])
{
    const SofaPosition p = sofa_position(array, values);
    const double azimuth = p.azimuth_degrees * degree, elevation = p.elevation_degrees * degree;
    return (Point){p.distance_m * cos(elevation) * cos(azimuth),
                   p.distance_m * cos(elevation) * sin(azimuth), p.distance_m * sin(elevation)};
}

/* The origin where nothing is said. */
static Point point_at(const struct MYSOFA_ARRAY *array, size_t measurement)
{
    if (!array->values) {
        return (Point){0.0, 0.0, 0.0};
    }
    return point_of(array, &array->values[array->elements > 3 ? 3 * measurement : 0]);
}

/* Seen from the source: [emitter][coordinate], or [emitter][coordinate][measurement]. */
static Point emitter_at(const SofaRoom *room, size_t measurement, size_t emitter)
{
    if (room->single) {
        return (Point){0.0, 0.0, 0.0};
    }
    const struct MYSOFA_ARRAY *array = &room->file->EmitterPosition;
    const size_t each = array->elements / (3 * (size_t)room->emitters);
    float values[3];
    for (size_t n = 0; n < 3; n++) {
        values[n] = array->values[(3 * emitter + n) * each + (each > 1 ? measurement : 0)];
    }
    return point_of(array, values);
}

double sofa_room_view_degrees(const SofaRoom *room, unsigned measurement)
{
    const Point view = point_at(&room->file->ListenerView, measurement);
    return atan2(view.y, view.x) / degree;
}

SofaSpeaker sofa_room_speaker(const SofaRoom *room, unsigned measurement, unsigned emitter)
{
    const Point source = point_at(&room->file->SourcePosition, measurement);
    const Point listener = point_at(&room->file->ListenerPosition, measurement);
    const Point offset = emitter_at(room, measurement, emitter);
    const double x = source.x + offset.x - listener.x, y = source.y + offset.y - listener.y;
    const double z = source.z + offset.z - listener.z;
    const double azimuth = atan2(y, x) / degree - sofa_room_view_degrees(room, measurement);
    return (SofaSpeaker){measurement, emitter, remainder(azimuth, 360.0),
                         atan2(z, hypot(x, y)) / degree};
}

/* ---------------------------------------------------------------------------- what is heard -- */

double sofa_room_delay_frames(const SofaRoom *room, const SofaSpeaker *speaker, unsigned ear)
{
    const struct MYSOFA_ARRAY *delay = &room->file->DataDelay;
    if (!delay->values) {
        return 0.0;
    }
    const size_t each = 2 * (size_t)room->emitters;
    const size_t from = delay->elements > each ? speaker->measurement * each : 0;
    return round((double)delay->values[from + (size_t)ear * room->emitters + speaker->emitter]);
}

void sofa_room_copy(const SofaRoom *room, const SofaSpeaker *speaker, unsigned ear, float *to,
                    size_t stride)
{
    const size_t emitters = room->emitters, frames = room->frames, emitter = speaker->emitter;
    const size_t block = (2 * (size_t)speaker->measurement + ear) * emitters * frames;
    const float *from =
        &room->file->DataIR.values[block + emitter * (room->emitters_last ? 1 : frames)];
    const size_t step = room->emitters_last ? emitters : 1;
    for (size_t n = 0; n < frames; n++) {
        to[n * stride] = from[n * step];
    }
}
