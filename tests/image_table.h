/* The image sources against the published tables of one room, ism_images_order3.csv and
 * rir_ref_order3_48k.csv. */
#ifndef EARFIELD_TEST_IMAGE_TABLE_H
#define EARFIELD_TEST_IMAGE_TABLE_H

#include "../plugin/acoustics/image_source.h"

/** The room of the tables, and its walls' gains at 0 and at the far end of each axis. */
extern const ImageScene image_table_scene;
extern const double image_table_walls[AXES][2];

/** Of pressure: 1 / (4 pi distance), times each wall that it hits. */
double image_gain(const ImageSource *image, const double walls[AXES][2]);

void image_arrivals(const ImageScene *scene, const double walls[AXES][2], Arrival arrivals[IMAGES]);

/** The worst of any row and the image that answers to it. */
typedef struct {
    unsigned images; /* that answer to a row, each to one */
    double delay_frames, gain, angle_degrees;
} ImageTableErrors;

ImageTableErrors image_table_errors(void);

/** Farthest that a frame of the rendered response is from the table's, which has 4096 of them; NAN
 * where it has not. */
double image_table_response_error(void);

#endif
