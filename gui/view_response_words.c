#include "../plugin/params.h"
#include "design_room.h"
#include "value_text.h"
#include "view_response_modes.h"
#include <stdio.h>

static void room_words(const BinauralScene *room, char *words, size_t size)
{
    const double reverberation_s = room ? scene_reverberation_s(room) : 0.0;
    if (reverberation_s == 0.0) {
        snprintf(words, size, "%s", room ? "direct sound alone" : "of the file");
        return;
    }
    const int hundredths = (int)lround(100.0 * reverberation_s);
    snprintf(words, size, "T %d.%02d s, late from %d ms", hundredths / 100, hundredths % 100,
             (int)lround(1e3 * scene_mixing_s(room)));
}

void response_words(const ViewModel *view, const Settings *settings, char *words, size_t size)
{
    char text[VALUE_TEXT_SIZE];
    words[0] = '\0';
    switch (settings->engine.voice.mode) {
    case MODE_DIRECT:
        snprintf(words, size, "untouched");
        return;
    case MODE_HEADPHONES:
        if (settings->engine.voice.headphones.crossfeed != CROSSFEED_OFF) {
            char cutoff[VALUE_TEXT_SIZE];
            snprintf(words, size, "feed %s below %s",
                     value_write(text, PORT_FEED, view->values[PORT_FEED]),
                     value_write(cutoff, PORT_CUTOFF, view->values[PORT_CUTOFF]));
        }
        return;
    case MODE_SPEAKERS:
        room_words(view->room, words, size);
        return;
    case MODE_IN_EARS:
        snprintf(words, size, "isolation %s",
                 value_write(text, PORT_ISOLATION, view->values[PORT_ISOLATION]));
        return;
    }
}
