/* Rooms: image sources against the published tables, against mirrors applied one by one, and what
 * the rooms are meant to be. */
#include "../plugin/acoustics/room.h"
#include "../plugin/dsp/decibel.h"
#include "check.h"
#include "image_table.h"
#include <complex.h>
#include <string.h>

static const double pi = 3.14159265358979323846;

static double apart_degrees(double a, double b)
{
    return fabs(remainder(a - b, 360.0));
}

static void images_are_the_table(void **state)
{
    (void)state;
    const ImageTableErrors worst = image_table_errors();
    assert_close(worst.images, IMAGES, 0.0, "rows that have an image of their own");
    assert_at_most(worst.delay_frames, 0.01, "delay at 48 kHz");
    assert_at_most(worst.gain, 1e-6, "gain");
    assert_at_most(worst.angle_degrees, 0.001, "direction");
}

static void response_is_the_table(void **state)
{
    (void)state;
    assert_at_most(image_table_response_error(), 1e-9, "farthest frame");
}

/* ------------------------------------------------------------------ mirrors, one by one -- */

typedef struct {
    Position at, axis; /* where it is, whither it faces */
    double gain;
    int order;
} Mirrored;

static Mirrored mirror_at(const Mirrored *source, const ImageScene *scene,
                          const double walls[AXES][2], int axis, int end)
{
    Mirrored mirrored = *source;
    mirrored.at.m[axis] = (end ? 2.0 * scene->size.m[axis] : 0.0) - source->at.m[axis];
    mirrored.axis.m[axis] = -source->axis.m[axis];
    mirrored.gain *= walls[axis][end];
    mirrored.order++;
    return mirrored;
}

static bool same_place(const Mirrored *a, const Mirrored *b)
{
    return fabs(a->at.m[0] - b->at.m[0]) + fabs(a->at.m[1] - b->at.m[1]) +
               fabs(a->at.m[2] - b->at.m[2]) <
           1e-9;
}

static bool is_known(const Mirrored *all, int count, const Mirrored *one)
{
    for (int n = 0; n < count; n++) {
        if (same_place(&all[n], one)) {
            return true;
        }
    }
    return false;
}

/* All mirrors of mirrors, each place once, breadth first. */
static int mirror_all(const ImageScene *scene, const double walls[AXES][2], Mirrored all[IMAGES])
{
    int count = 1;
    all[0] = (Mirrored){.at = scene->source, .gain = 1.0};
    for (int a = 0; a < AXES; a++) {
        all[0].axis.m[a] = scene->listener.m[a] - scene->source.m[a];
    }
    for (int n = 0; n < count && all[n].order < IMAGE_ORDER; n++) {
        for (int wall = 0; wall < 2 * AXES; wall++) {
            const Mirrored next = mirror_at(&all[n], scene, walls, wall / 2, wall % 2);
            if (!is_known(all, count, &next)) {
                assert_true(count < IMAGES);
                all[count++] = next;
            }
        }
    }
    return count;
}

static double dot(const double a[AXES], const double b[AXES])
{
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

static void assert_is_image(const Mirrored *mirrored, const ImageScene *scene,
                            const double walls[AXES][2], const ImageSource images[IMAGES])
{
    double way[AXES];
    for (int a = 0; a < AXES; a++) {
        way[a] = scene->listener.m[a] - mirrored->at.m[a];
    }
    const double distance_m = sqrt(dot(way, way)), gain = mirrored->gain / (4.0 * pi * distance_m);
    const double axis_m = sqrt(dot(mirrored->axis.m, mirrored->axis.m));
    const double cosine = dot(way, mirrored->axis.m) / (distance_m * axis_m);
    const double leaving_degrees = acos(fmax(-1.0, fmin(1.0, cosine))) * 180.0 / pi;
    for (int n = 0; n < IMAGES; n++) {
        const ImageSource *image = &images[n];
        const double azimuth = atan2(-way[1], -way[0]) * 180.0 / pi;
        if (fabs(image->distance_m - distance_m) < 1e-9 &&
            fabs(image_gain(image, walls) - gain) < 1e-12 &&
            apart_degrees(image->azimuth_degrees, azimuth) < 1e-6 &&
            fabs(sin(image->elevation_degrees * pi / 180.0) * distance_m + way[2]) < 1e-6) {
            assert_close(image->leaving_degrees, leaving_degrees, 1e-5, "leaving, %g m",
                         distance_m);
            return;
        }
    }
    fail_msg("no image at %g m", distance_m);
}

static void images_are_mirrors_of_mirrors(void **state)
{
    (void)state;
    const ImageScene scene = {{{8.3, 5.1, 3.7}}, {{6.9, 1.3, 2.2}}, {{2.05, 3.6, 1.1}}};
    const double walls[AXES][2] = {{0.71, 0.93}, {0.55, 0.82}, {0.97, 0.43}};
    Mirrored mirrored[IMAGES];
    ImageSource images[IMAGES];
    image_sources(&scene, images);
    assert_int_equal(mirror_all(&scene, walls, mirrored), IMAGES);
    assert_int_equal(images[0].order, 0);
    for (int n = 0; n < IMAGES; n++) {
        assert_is_image(&mirrored[n], &scene, walls, images);
    }
}

/* Band-limited impulses: the spectrum of the rendered response is that of the arrivals. */
static void response_is_that_of_its_arrivals(void **state)
{
    (void)state;
    const ImageScene scene = {{{8.3, 5.1, 3.7}}, {{6.9, 1.3, 2.2}}, {{2.05, 3.6, 1.1}}};
    const double walls[AXES][2] = {{0.71, 0.93}, {0.55, 0.82}, {0.97, 0.43}};
    enum { FRAMES = 16384 };
    static double pressure[FRAMES];
    const double rates_hz[] = {44100, 96000};
    Arrival arrivals[IMAGES];
    image_arrivals(&scene, walls, arrivals);
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        memset(pressure, 0, sizeof pressure);
        arrivals_render(arrivals, IMAGES, rates_hz[r], pressure, FRAMES);
        for (int step = 0; step < 10; step++) {
            const double hz = 100.0 * pow(1.7, step);
            double complex measured = 0.0, expected = 0.0;
            for (int n = 0; n < FRAMES; n++) {
                measured += pressure[n] * cexp(-I * 2.0 * pi * hz * n / rates_hz[r]);
            }
            for (int n = 0; n < IMAGES; n++) {
                const double way_s = arrivals[n].distance_m / sound_speed_m_per_s;
                expected += arrivals[n].gain * cexp(-I * 2.0 * pi * hz * way_s);
            }
            assert_close(cabs(measured - expected), 0.0, 1e-4, "%g Hz, rate %g", hz, rates_hz[r]);
        }
    }
}

/* ------------------------------------------------------------------------------- rooms -- */

static void assert_clear_of_the_walls(const Room *room, double distance_m, double degrees)
{
    const RoomPlacement placement = room_placement(room, distance_m, degrees);
    for (unsigned s = 0; s < SPEAKERS; s++) {
        for (int a = 0; a < AXES; a++) {
            const double at_m = placement.speaker[s].m[a];
            assert_true(at_m >= room->clearance_m - 1e-9);
            assert_true(at_m <= room->size.m[a] - room->clearance_m + 1e-9);
        }
        assert_at_most(placement.distance_m[s], distance_m * room->ratio[s], "nearer");
    }
    assert_close(placement.distance_m[0] / placement.distance_m[1], room->ratio[0] / room->ratio[1],
                 1e-12, "the ratio of the sides");
}

static void loudspeakers_keep_off_the_walls(void **state)
{
    (void)state;
    for (RoomKind kind = 0; kind < ROOMS; kind++) {
        const Room *room = room_of(kind);
        for (int step = 0; step < 15 * 18; step++) {
            assert_clear_of_the_walls(room, 0.3 + step % 15 * 0.69, 5.0 + floor(step / 15.0) * 5.0);
        }
        const RoomPlacement own = room_placement(room, room->distance_m, 30.0);
        assert_close(own.distance_m[0], room->distance_m * room->ratio[0], 0.0, "room %d",
                     (int)kind);
    }
}

static double nearest_of(const ImageSource *image, const ImageSource images[IMAGES])
{
    double nearest = HUGE_VAL;
    for (int n = 0; n < IMAGES; n++) {
        const double way_m = fabs(image->distance_m - images[n].distance_m);
        nearest =
            fmin(nearest, way_m + apart_degrees(image->azimuth_degrees, images[n].azimuth_degrees));
    }
    return nearest;
}

/* The right one's images are the left one's mirrored: so they must be where it stands. */
static void images_are_those_of_each_loudspeaker(void **state)
{
    (void)state;
    for (RoomKind kind = 0; kind < ROOMS; kind++) {
        const Room *room = room_of(kind);
        const RoomPlacement placement = room_placement(room, 3.0, 40.0);
        for (unsigned s = 0; s < SPEAKERS; s++) {
            ImageSource images[IMAGES], seen[IMAGES];
            const ImageScene scene = {room->size, placement.speaker[s], placement.listener};
            room_images(room, &placement, s, images);
            image_sources(&scene, seen);
            assert_close(images[0].azimuth_degrees, s == SPEAKER_LEFT ? 40.0 : -40.0, 0.0, "side");
            for (int n = 0; n < IMAGES; n++) {
                assert_close(nearest_of(&images[n], seen), 0.0, 1e-6, "room %d: image %d",
                             (int)kind, n);
            }
        }
    }
}

/* Eyring's formula, back from the walls. */
static void walls_give_the_reverberation_time(void **state)
{
    (void)state;
    for (RoomKind kind = ROOM_NEARFIELD_STUDIO; kind < ROOMS; kind++) {
        for (int half = 1; half <= 4; half++) {
            const double decay = 0.5 * half;
            const Room *room = room_of(kind);
            const double *m = room->size.m, volume_m3 = m[0] * m[1] * m[2];
            const double surface_m2 = 2.0 * (m[0] * m[1] + m[1] * m[2] + m[2] * m[0]);
            double reverberation_s[OCTAVES];
            room_reverberation_s(room, decay, reverberation_s);
            const RoomSurfaces surfaces = room_surfaces(room, reverberation_s);
            for (unsigned b = 0; b < OCTAVES; b++) {
                const double absorbed = 1.0 - surfaces.wall[b] * surfaces.wall[b];
                assert_close(0.161 * volume_m3 / (-surface_m2 * log(1.0 - absorbed)),
                             reverberation_s[b], 0.002 * reverberation_s[b], "room %d", (int)kind);
                if (b < OCTAVES - 1) {
                    assert_close(reverberation_s[b], decay * room->reverberation_s, 1e-12, "T");
                }
            }
        }
    }
}

/* The loudest reflection of the first 15 ms against the direct sound, in one octave. */
static double loudest_early_db(const RoomSurfaces *surfaces, const ImageSource images[IMAGES],
                               unsigned octave)
{
    double loudest = 0.0;
    for (int n = 1; n < IMAGES; n++) {
        const double later_m = images[n].distance_m - images[0].distance_m;
        double reflection[OCTAVES];
        room_reflection(surfaces, &images[n], images[0].distance_m, reflection);
        if (later_m <= 0.015 * sound_speed_m_per_s) {
            loudest =
                fmax(loudest, reflection[octave] * images[0].distance_m / images[n].distance_m);
        }
    }
    return db_from_gain(loudest);
}

static const RoomKind studios[] = {ROOM_NEARFIELD_STUDIO, ROOM_CONTROL, ROOM_MASTERING};

static void studios_are_quiet_for_15_ms(void **state)
{
    (void)state;
    for (size_t k = 0; k < COUNT(studios); k++) {
        const Room *room = room_of(studios[k]);
        const RoomPlacement placement = room_placement(room, room->distance_m, 30.0);
        double reverberation_s[OCTAVES];
        room_reverberation_s(room, 1.0, reverberation_s);
        const RoomSurfaces surfaces = room_surfaces(room, reverberation_s);
        RoomSurfaces bare = surfaces;
        for (unsigned b = 0; b < OCTAVES; b++) {
            bare.absorber[b] = 1.0;
        }
        ImageSource images[IMAGES];
        room_images(room, &placement, SPEAKER_LEFT, images);
        for (unsigned b = 4; b <= 7; b++) { /* 1 to 8 kHz */
            assert_at_most(loudest_early_db(&surfaces, images, b), -10.0, "room %d at %g Hz",
                           (int)studios[k], octave_hz(b));
            assert_true(loudest_early_db(&bare, images, b) > -10.0);
        }
    }
}

/* The same measure finds the room of the table loud. */
static void room_of_the_table_is_not(void **state)
{
    (void)state;
    double loudest = 0.0;
    Arrival arrivals[IMAGES];
    image_arrivals(&image_table_scene, image_table_walls, arrivals);
    for (int n = 1; n < IMAGES; n++) {
        const double later_m = arrivals[n].distance_m - arrivals[0].distance_m;
        if (later_m <= 0.015 * sound_speed_m_per_s) {
            loudest = fmax(loudest, arrivals[n].gain / arrivals[0].gain);
        }
    }
    assert_close(db_from_gain(loudest), -6.73, 0.01, "the room of the table");
}

static void mixing_times_are_as_published(void **state)
{
    (void)state;
    static const double expected_ms[ROOMS] = {0, 25.22, 27.26, 30.60, 24.24, 16.92, 44.74};
    for (RoomKind kind = ROOM_NEARFIELD_STUDIO; kind < ROOMS; kind++) {
        assert_close(room_mixing_time_s(room_of(kind)) * 1e3, expected_ms[kind], 0.01, "room %d",
                     (int)kind);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(images_are_the_table),
        cmocka_unit_test(response_is_the_table),
        cmocka_unit_test(images_are_mirrors_of_mirrors),
        cmocka_unit_test(response_is_that_of_its_arrivals),
        cmocka_unit_test(loudspeakers_keep_off_the_walls),
        cmocka_unit_test(images_are_those_of_each_loudspeaker),
        cmocka_unit_test(walls_give_the_reverberation_time),
        cmocka_unit_test(studios_are_quiet_for_15_ms),
        cmocka_unit_test(room_of_the_table_is_not),
        cmocka_unit_test(mixing_times_are_as_published),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
