/* A headphone correction from a text as Equalizer APO reads it, and AutoEq, Peace and others write
 * it:
 *
 *     Preamp: -6.1 dB
 *     Filter 1: ON PK Fc 105 Hz Gain 6.4 dB Q 0.70       (eq_filter.h)
 *     Channel: L                                         L R 1 2, several of them, or ALL
 *     GraphicEQ: 20 -0.5; 21 -0.4; 22 -0.2
 *     # a comment, also behind a command
 *
 * What follows `Channel` holds for these ears, before it for both; preamps add up. Decimal points
 * or commas, thousands in Fc (eq_text.h); in a GraphicEQ a comma is decimal where the line has no
 * point. Lines end in LF, CR LF or CR; a UTF-8 byte order mark is passed over. `Device: all` says
 * nothing. Names are the same in big and small letters. Everything else is refused: a correction
 * that is half understood would be another correction.
 *
 * For workers: reads files, allocates. */
#ifndef EARFIELD_EQ_FILE_H
#define EARFIELD_EQ_FILE_H

#include "../acoustics/eq_design.h"
#include "eq_fault.h"
#include "file_fault.h"

/** Read `length` bytes of text. False and why; then `spec` holds nothing of use. Pure, in time
 * proportional to the length. */
bool eq_file_parse(const char *text, size_t length, EqSpec *spec, EqFault *fault);

/** A file of at most 1 MB. FILE_FINE, or why not: for FILE_NOT_CORRECTION `where` says more. */
FileFault eq_file_read(const char *path, EqSpec *spec, EqFault *where);

#endif
