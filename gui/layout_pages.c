#include "layout_pages.h"

static const Item headphones[] = {
    {.kind = PLACE_CHOICES, .of = PORT_CROSSFEED}, {.kind = PLACE_KNOB, .of = PORT_FEED},
    {.kind = PLACE_KNOB, .of = PORT_CUTOFF},       {.kind = PLACE_KNOB, .of = PORT_ANGLE},
    {.kind = PLACE_KNOB, .of = PORT_CENTRE},       {.kind = PLACE_KNOB, .of = PORT_WIDTH},
    {.kind = PLACE_CHOICES, .of = PORT_DESIGN},    {.kind = PLACE_KNOB, .of = PORT_HEAD},
};

static const Item speakers[] = {
    {.kind = PLACE_LIST, .of = PORT_SPEAKER},
    {.kind = PLACE_LIST, .of = PORT_ROOM, .below = true},
    {.kind = PLACE_KNOB, .of = PORT_DISTANCE},
    {.kind = PLACE_KNOB, .of = PORT_ANGLE},
    {.kind = PLACE_KNOB, .of = PORT_ROOM_LEVEL},
    {.kind = PLACE_KNOB, .of = PORT_DECAY},
    {.kind = PLACE_KNOB, .of = PORT_YAW},
    {.kind = PLACE_PUSH, .of = PORT_YAW_ZERO},
    {.kind = PLACE_KNOB, .of = PORT_HEAD, .where_room = true},
    {.kind = PLACE_FILE, .of = OWN_HRTF},
    {.kind = PLACE_FILE, .of = OWN_RESPONSE, .below = true},
};

static const Item inears[] = {
    {.kind = PLACE_LIST, .of = PORT_DRIVERS},
    {.kind = PLACE_LIST, .of = PORT_LINK, .below = true},
    {.kind = PLACE_KNOB, .of = PORT_SEAL_LEFT},
    {.kind = PLACE_KNOB, .of = PORT_SEAL_RIGHT},
    {.kind = PLACE_CHOICES, .of = PORT_EAR_OUT},
    {.kind = PLACE_KNOB, .of = PORT_AMBIENCE},
    {.kind = PLACE_SWITCH, .of = PORT_STAGE},
    {.kind = PLACE_KNOB, .of = PORT_STAGE_LEVEL},
    {.kind = PLACE_KNOB, .of = PORT_ISOLATION},
};

static const Item correction[] = {
    {.kind = PLACE_KNOB, .of = PORT_TRANSLATE},
    {.kind = PLACE_SWITCH, .of = PORT_CORRECTION},
    {.kind = PLACE_FILE, .of = OWN_CORRECTION},
    {.kind = PLACE_KNOB, .of = PORT_HEAD},
};

static const Item safety[] = {
    {.kind = PLACE_SWITCH, .of = PORT_LIMITER},
    {.kind = PLACE_SWITCH, .of = PORT_LOOK_AHEAD, .below = true},
    {.kind = PLACE_KNOB, .of = PORT_CEILING},
    {.kind = PLACE_SWITCH, .of = PORT_CALIBRATED},
    {.kind = PLACE_KNOB, .of = PORT_FULL_SCALE_SPL},
    {.kind = PLACE_CHOICES, .of = PORT_DOSE_STANDARD},
    {.kind = PLACE_PUSH, .of = PORT_DOSE_RESET},
};

void layout_page(Layout *layout, Rect row, Page page)
{
    static const struct {
        const Item *items;
        size_t count;
    } pages[PAGES] = {
#define PAGE(items) {items, sizeof(items) / sizeof *(items)}
        [PAGE_HEADPHONES] = PAGE(headphones), [PAGE_SPEAKERS] = PAGE(speakers),
        [PAGE_INEARS] = PAGE(inears),         [PAGE_CORRECTION] = PAGE(correction),
        [PAGE_SAFETY] = PAGE(safety),
#undef PAGE
    };
    layout_spread(layout, row, pages[page].items, pages[page].count);
}
