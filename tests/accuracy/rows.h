/* The sections of the accuracy table: each prints its rows. All at 48 kHz. */
#ifndef EARFIELD_ACCURACY_ROWS_H
#define EARFIELD_ACCURACY_ROWS_H

void untouched_rows(void);
void source_rows(void);
void crossfeed_rows(void);
void convolver_rows(void);
void loudspeaker_rows(void);
void open_rows(void); /* loudspeakers without a room, symmetry, turning */
void head_rows(void);
void image_rows(void);
void place_rows(void);
void room_rows(void);
void room_control_rows(void);
void loaded_rows(void);
void readout_rows(void);
void translation_rows(void);
void inears_rows(void);
void stage_rows(void);
void correction_rows(void);
void limiter_rows(void);
void exposure_rows(void);
void loudness_rows(void);
void meter_rows(void);
void change_rows(void);

#endif
