/* The head as a sphere. Pure: any thread. */
#ifndef EARFIELD_HEAD_H
#define EARFIELD_HEAD_H

/** In air of 20 °C. */
extern const double head_sound_speed_m_per_s;

/** 8.75 cm for a circumference of 57 cm, in proportion for others. */
double head_radius_m(double circumference_cm);

/** Seconds by which a distant sound of low frequency from `angle_degrees` off the front reaches the
 * far ear later than the near one: 3 (a/c) sin(angle), where a is the radius.
 * Source: G. F. Kuhn, "Model for the interaural time differences in the azimuthal plane",
 * J. Acoust. Soc. Am. 62 (1977), the low-frequency limit. */
double head_interaural_delay_s(double angle_degrees, double circumference_cm);

#endif
