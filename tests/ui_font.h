/* The font of tests that draw. */
#ifndef EARFIELD_TEST_UI_FONT_H
#define EARFIELD_TEST_UI_FONT_H

/** One font wherever a test runs, before anything is drawn: a setup of cmocka's. */
int ui_font(void **state);

#endif
