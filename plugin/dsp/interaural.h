/* What a setting does between the ears, as a readout. */
#ifndef EARFIELD_INTERAURAL_H
#define EARFIELD_INTERAURAL_H

/** For a sound panned hard to the left: by how much the right ear hears it later (phase delay at
 * 100 Hz; a crossed path of inverted polarity counts by its delay alone) and weaker (at 1 kHz,
 * within ±40 dB). */
typedef struct {
    double delay_s, level_db;
} Interaural;

#endif
