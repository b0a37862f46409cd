#include "room.h"

enum { LENGTH, WIDTH, HEIGHT };

static const double pi = 3.14159265358979323846;
static const double early_s = 0.015;

/* Length, width, height (m), T (s), distance (m), ahead, seat, ears, clearance, ratio, absorbers.
 * The car is an engineering choice: on the left front seat, ears 0.5 m from the door. */
static const Room rooms[ROOMS] = {
    [ROOM_ANECHOIC] = {{{40, 40, 40}}, 0, 1.2, 0.5, 0, 20, 0.3, {1, 1}, false},
    [ROOM_NEARFIELD_STUDIO] = {{{6, 4.5, 2.7}}, 0.22, 1.2, 0.55, 0, 1.2, 0.3, {1, 1}, true},
    /* T = 0.25 s (V / 100 m³)^(1/3): ITU-R BS.1116-3 */
    [ROOM_CONTROL] = {{{7, 5.5, 3}}, 0.262, 2.2, 0.55, 0, 1.2, 0.3, {1, 1}, true},
    [ROOM_MASTERING] = {{{9, 7, 3.5}}, 0.30, 3.5, 0.55, 0, 1.2, 0.3, {1, 1}, true},
    [ROOM_LIVING] = {{{5.5, 4.2, 2.5}}, 0.45, 2.5, 0.65, 0, 1.2, 0.3, {1, 1}, false},
    [ROOM_CAR] = {{{2.4, 1.4, 1.1}}, 0.08, 1.0, 0.5, 0.2, 0.75, 0.05, {0.9, 1.1}, false},
    [ROOM_CLUB] = {{{25, 15, 5}}, 1.0, 8, 0.65, 0, 1.2, 0.3, {1, 1}, false},
};

/* What a bounce on a panel leaves: a broadband absorber of some 10 cm, -11 dB from 1 kHz on. */
static const double panel[OCTAVES] = {1.0, 1.0, 0.8, 0.5, 0.28, 0.28, 0.28, 0.28, 0.28};

/* Sound in air at 16 kHz, 20 °C and 50 % humidity (ISO 9613-1): 0.35 dB a metre, 120 dB a second.
 * In the octaves below, the room's T contains what little the air takes. */
static const double air_at_16_khz_db_per_s = 120.0;

const Room *room_of(RoomKind kind)
{
    return &rooms[kind];
}

bool room_is_symmetric(const Room *room)
{
    return room->ratio[SPEAKER_LEFT] == room->ratio[SPEAKER_RIGHT];
}

/* ------------------------------------------------------------------------- positions -- */

static Position listener_in(const Room *room)
{
    return (Position){{(1.0 - room->ahead) * room->size.m[LENGTH],
                       0.5 * room->size.m[WIDTH] + room->seat_left_m, room->ears_height_m}};
}

/* The share of `offset_m` from `from_m` that leaves the clearance to the wall ahead of it. */
static double fitting_share(double from_m, double offset_m, double size_m, double clearance_m)
{
    const double free_m = (offset_m > 0.0 ? size_m - from_m : from_m) - clearance_m;
    return fabs(offset_m) > free_m ? free_m / fabs(offset_m) : 1.0;
}

RoomPlacement room_placement(const Room *room, double distance_m, double angle_degrees)
{
    RoomPlacement placement = {.listener = listener_in(room)};
    const double cosine = cos(angle_degrees * pi / 180.0), sine = sin(angle_degrees * pi / 180.0);
    const double *from = placement.listener.m, *size = room->size.m;
    double share = 1.0;
    for (unsigned s = 0; s < SPEAKERS; s++) {
        const double away_m = distance_m * room->ratio[s];
        const double left_m = s == SPEAKER_LEFT ? away_m * sine : -away_m * sine;
        share = fmin(share,
                     fitting_share(from[LENGTH], away_m * cosine, size[LENGTH], room->clearance_m));
        share = fmin(share, fitting_share(from[WIDTH], left_m, size[WIDTH], room->clearance_m));
    }
    for (unsigned s = 0; s < SPEAKERS; s++) {
        const double side = s == SPEAKER_LEFT ? 1.0 : -1.0;
        const double away_m = share * distance_m * room->ratio[s];
        placement.distance_m[s] = away_m;
        placement.azimuth_degrees[s] = side * angle_degrees;
        placement.speaker[s] = (Position){
            {from[LENGTH] + away_m * cosine, from[WIDTH] + side * away_m * sine, from[HEIGHT]}};
    }
    return placement;
}

static ImageSource mirrored_image(ImageSource image)
{
    const unsigned char at_zero = image.hits[WIDTH][0];
    image.hits[WIDTH][0] = image.hits[WIDTH][1];
    image.hits[WIDTH][1] = at_zero;
    image.azimuth_degrees = -image.azimuth_degrees;
    return image;
}

void room_images(const Room *room, const RoomPlacement *placement, unsigned speaker,
                 ImageSource images[IMAGES])
{
    const bool mirrored = speaker == SPEAKER_RIGHT && room_is_symmetric(room);
    const unsigned source = mirrored ? SPEAKER_LEFT : speaker;
    const ImageScene scene = {room->size, placement->speaker[source], placement->listener};
    image_sources(&scene, images);
    images[0].distance_m = placement->distance_m[source];
    images[0].azimuth_degrees = placement->azimuth_degrees[source];
    for (unsigned n = 0; mirrored && n < IMAGES; n++) {
        images[n] = mirrored_image(images[n]);
    }
}

/* --------------------------------------------------------------------------- acoustics -- */

double room_volume_m3(const Room *room)
{
    return room->size.m[LENGTH] * room->size.m[WIDTH] * room->size.m[HEIGHT];
}

static double surface_m2(const Room *room)
{
    const double *m = room->size.m;
    return 2.0 * (m[LENGTH] * m[WIDTH] + m[WIDTH] * m[HEIGHT] + m[HEIGHT] * m[LENGTH]);
}

double room_mixing_time_s(const Room *room)
{
    return (20.08 * room_volume_m3(room) / surface_m2(room) + 12.0) * 1e-3;
}

void room_reverberation_s(const Room *room, double decay, double reverberation_s[OCTAVES])
{
    for (unsigned b = 0; b < OCTAVES; b++) {
        reverberation_s[b] = decay * room->reverberation_s;
    }
    double *highest = &reverberation_s[OCTAVES - 1];
    *highest = 60.0 / (60.0 / *highest + air_at_16_khz_db_per_s);
}

RoomSurfaces room_surfaces(const Room *room, const double reverberation_s[OCTAVES])
{
    RoomSurfaces surfaces;
    /* Eyring: T = 24 ln 10 V / (-c S ln(1 - absorption)); the reflected pressure is the root */
    const double eyring_s =
        24.0 * log(10.0) * room_volume_m3(room) / (sound_speed_m_per_s * surface_m2(room));
    for (unsigned b = 0; b < OCTAVES; b++) {
        surfaces.wall[b] = exp(-0.5 * eyring_s / reverberation_s[b]);
        surfaces.absorber[b] = room->absorbers ? panel[b] : 1.0;
    }
    return surfaces;
}

void room_reflection(const RoomSurfaces *surfaces, const ImageSource *image, double direct_m,
                     double reflection[OCTAVES])
{
    const bool early =
        image->order > 0 && image->distance_m - direct_m <= early_s * sound_speed_m_per_s;
    for (unsigned b = 0; b < OCTAVES; b++) {
        reflection[b] = pow(surfaces->wall[b], image->order);
        if (early && surfaces->absorber[b] < surfaces->wall[b]) {
            reflection[b] *= surfaces->absorber[b] / surfaces->wall[b];
        }
    }
}
