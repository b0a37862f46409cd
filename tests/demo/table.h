/* The cells of a table on stdout. Text is UTF-8. */
#ifndef EARFIELD_DEMO_TABLE_H
#define EARFIELD_DEMO_TABLE_H

void print_left(const char *text, int width);
void print_right(const char *text, int width);

/** On the right; "-" for NAN, "none" for what is below -99 dB. */
void print_number(double value, int decimals, int width);

#endif
