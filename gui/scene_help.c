#include "scene.h"

#include "fault_words.h"
#include "place_parts.h"
#include <stdio.h>

static const char hands[] =
    "Drag to change, with Shift in fine steps; double-click for the default, "
    "or on a value to type it; right-click for more";

static const char *action_help(UiAction action)
{
    static const char *const help[ACTIONS] = {
        [ACTION_PRESETS] = "A mode with all of its settings; what is worn, levels and safety stay",
        [ACTION_SIDE_A] = "Hear setting A; both are kept, and as loud with Level Match",
        [ACTION_SIDE_B] = "Hear setting B; both are kept, and as loud with Level Match",
        [ACTION_COPY] = "The setting that is heard onto the other one",
        [ACTION_UNDO] = "Take back the last change",
        [ACTION_REDO] = "Make the change again that was taken back",
        [ACTION_ZOOM] = "Size of this window; where the host keeps its own, drag it larger",
    };
    return help[action];
}

static const char *file_help(OwnFile which)
{
    switch (which) {
    case OWN_CORRECTION:
        return "An equaliser for the model that is worn: Equalizer APO text, as AutoEq writes it";
    case OWN_HRTF:
        return "Ears of your own, from a SOFA file; without one, those of a KEMAR";
    case OWN_RESPONSE:
        return "A binaural room response, WAV, FLAC, AIFF or SOFA, for the room Loaded Response";
    case OWN_FILES:
        break;
    }
    return "";
}

static const char *page_help(Page page)
{
    switch (page) {
    case PAGE_HEADPHONES:
    case PAGE_SPEAKERS:
    case PAGE_INEARS:
        return "The controls of this mode; it is heard when Hear As says so";
    case PAGE_CORRECTION:
        return "What is worn, made right: between kinds of device, and for one model";
    case PAGE_SAFETY:
        return "Limiter, calibration and dose";
    case PAGES:
        break;
    }
    return "";
}

static const char *place_help(const Place *place)
{
    switch (place->kind) {
    case PLACE_CHOICES:
    case PLACE_LIST:
    case PLACE_KNOB:
    case PLACE_SWITCH:
    case PLACE_PUSH:
    case PLACE_READING:
        return params[place->of].comment;
    case PLACE_FILE:
        return file_help((OwnFile)place->of);
    case PLACE_ACTION:
        return action_help((UiAction)place->of);
    case PLACE_TAB:
        return page_help((Page)place->of);
    case PLACE_STAGE:
        return "What is heard from where, from above; drag loudspeakers, or the nose";
    case PLACE_RESPONSE:
        return "What becomes of each frequency on its way to the ears, over the programme";
    case PLACE_METERS:
        return "What comes in and what goes out; click the bars to clear peaks and clips";
    case PLACE_HELP:
        break;
    }
    return hands;
}

/* The port's own name, where what stands on the control is shorter. */
static const char *full_name(const Place *place)
{
    return place->kind == PLACE_SWITCH ? params[place->of].name : place_words(place);
}

const char *scene_help(const Scene *scene, int place, char *text, size_t size)
{
    const Place *over = place < 0 ? NULL : &scene->layout->places[place];
    const Model *model = scene->model;
    const OwnFile file = over && over->kind == PLACE_FILE ? (OwnFile)over->of : model->asked;
    const bool asks = !over || over->kind == PLACE_FILE || over->kind == PLACE_HELP;
    if (asks && model->words[file][0]) {
        snprintf(text, size, "%s", fault_without_folder(model->words[file]));
    } else if (!over || over->kind == PLACE_HELP) {
        snprintf(text, size, "%s", hands);
    } else {
        snprintf(text, size, "%s: %s", full_name(over), place_help(over));
    }
    return text;
}
