#include "image_table.h"

#include "csv.h"
#include "worst.h"

static const double pi = 3.14159265358979323846;
static const double rate_hz = 48000.0;

const ImageScene image_table_scene = {
    {{6.0, 4.5, 2.7}}, {{1.0, 1.25, 1.2}}, {{2.732050808, 2.25, 1.2}}};
const double image_table_walls[AXES][2] = {{0.85, 0.75}, {0.9, 0.9}, {0.6, 0.8}};

double image_gain(const ImageSource *image, const double walls[AXES][2])
{
    double gain = 1.0 / (4.0 * pi * image->distance_m);
    for (int a = 0; a < AXES; a++) {
        gain *= pow(walls[a][0], image->hits[a][0]) * pow(walls[a][1], image->hits[a][1]);
    }
    return gain;
}

void image_arrivals(const ImageScene *scene, const double walls[AXES][2], Arrival arrivals[IMAGES])
{
    ImageSource images[IMAGES];
    image_sources(scene, images);
    for (int n = 0; n < IMAGES; n++) {
        arrivals[n] = (Arrival){images[n].distance_m, image_gain(&images[n], walls)};
    }
}

/* A row of the table. */
enum { ORDER, DISTANCE, DELAY, GAIN, AZIMUTH = 10, ELEVATION };

static double angle_error_degrees(const ImageSource *image, const CsvRow *row)
{
    return fabs(remainder(image->azimuth_degrees - row->number[AZIMUTH], 360.0)) +
           fabs(image->elevation_degrees - row->number[ELEVATION]);
}

/* The image of the row's order that is nearest to where the row has one: a degree counts as 1 cm. */
static int image_of(const CsvRow *row, const ImageSource images[IMAGES])
{
    double nearest_m = INFINITY;
    int found = 0;
    for (int k = 0; k < IMAGES; k++) {
        const double apart_m = fabs(images[k].distance_m - row->number[DISTANCE]) +
                               0.01 * angle_error_degrees(&images[k], row);
        if (images[k].order == (unsigned)row->number[ORDER] && apart_m < nearest_m) {
            nearest_m = apart_m;
            found = k;
        }
    }
    return found;
}

ImageTableErrors image_table_errors(void)
{
    ImageSource images[IMAGES];
    bool taken[IMAGES] = {false};
    ImageTableErrors worst = {0};
    image_sources(&image_table_scene, images);
    FILE *table = csv_open("ism_images_order3.csv");
    CsvRow row;
    while (csv_read(table, &row)) {
        const int k = image_of(&row, images);
        const double delay_frames = images[k].distance_m / sound_speed_m_per_s * rate_hz;
        const double gain = image_gain(&images[k], image_table_walls);
        worst.images += !taken[k];
        worst.delay_frames = worst_of(worst.delay_frames, delay_frames - row.number[DELAY]);
        worst.gain = worst_of(worst.gain, gain - row.number[GAIN]);
        worst.angle_degrees = worst_of(worst.angle_degrees, angle_error_degrees(&images[k], &row));
        taken[k] = true;
    }
    fclose(table);
    return worst;
}

double image_table_response_error(void)
{
    enum { FRAMES = 4096 };
    double pressure[FRAMES] = {0.0}, worst = 0.0;
    Arrival arrivals[IMAGES];
    image_arrivals(&image_table_scene, image_table_walls, arrivals);
    arrivals_render(arrivals, IMAGES, rate_hz, pressure, FRAMES);
    FILE *table = csv_open("rir_ref_order3_48k.csv");
    CsvRow row;
    int frame = 0;
    for (; frame < FRAMES && csv_read(table, &row); frame++) {
        worst = worst_of(worst, pressure[frame] - row.number[0]);
    }
    fclose(table);
    return frame == FRAMES ? worst : NAN;
}
