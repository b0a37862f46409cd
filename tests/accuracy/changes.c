#include "../change.h"
#include "../check.h"
#include "../moving_head.h"
#include "render.h"
#include "rows.h"
#include "table.h"

static const char *const glide = "raised cosine of 20 ms", *const swap = "response crossfaded";

void change_rows(void)
{
    table_section(
        "Changes of a control: above 5 kHz, loudest 10 ms until a second after it, under a "
        "full-scale 100 Hz sine");
    const struct {
        const char *name;
        Change change;
        const char *source;
    } rows[] = {
        {"Level -60 to +12 dB", {"mode=0", "level", -60, 12, -80.0}, glide},
        {"Dim", {"mode=0", "dim", 0, 1, -80.0}, glide},
        {"Listen, Stereo to Mono", {"mode=0", "listen", 0, 1, -70.0}, glide},
        {"Swap Sides", {"mode=0", "swap", 0, 1, -70.0}, glide},
        {"Invert Left", {"mode=0", "invert_left", 0, 1, -70.0}, glide},
        {"Band, Full to Sub", {"mode=0", "band", 0, 1, -70.0}, glide},
        {"Bypass, from Headphones", {"mode=1", "enabled", 1, 0, -70.0}, glide},
        {"Mode, Direct to Headphones", {"mode=0", "mode", 0, 1, -70.0}, glide},
        {"Mode, Direct to Speakers", {"mode=0", "mode", 0, 2, -70.0}, glide},
        {"Mode, Direct to In-Ears",
         {"mode=0 drivers=3 link=2 isolation=26", "mode", 0, 3, -70.0},
         glide},
        {"Right Leak 0 to 1 mm", {"mode=3", "seal_right", 0, 1, -80.0}, glide},
        {"Drivers, Reference to Single Dynamic", {"mode=3", "drivers", 0, 1, -80.0}, glide},
        {"Link, Wired to Digital", {"mode=3", "link", 0, 2, -80.0}, glide},
        {"Ear Out", {"mode=3", "ear_out", 0, 2, -70.0}, glide},
        {"Feed 1 to 15 dB", {"mode=1", "feed", 1, 15, -80.0}, glide},
        {"Cutoff 300 Hz to 2 kHz", {"mode=1", "cutoff", 300, 2000, -80.0}, glide},
        {"Design, As Worn to Closed-Back", {"mode=1", "design", 0, 2, -80.0}, glide},
        {"Width 0 to 200 %", {"mode=1", "width", 0, 200, -80.0}, glide},
        {"Mute", {"mode=0", "mute", 0, 1, -70.0}, glide},
        {"Room, Nearfield Studio to Club", {"mode=2", "room", 1, 6, -80.0}, swap},
        {"Room, Living Room to Car", {"mode=2", "room", 4, 5, -80.0}, swap},
        {"Loudspeaker, Reference to Cube", {"mode=2", "speaker", 0, 3, -80.0}, swap},
        {"Distance 0.3 to 10 m", {"mode=2", "distance", 0.3f, 10, -80.0}, swap},
        {"Head Yaw -90° to +90°", {"mode=2", "yaw", -90, 90, -80.0}, swap},
    };
    for (size_t k = 0; k < COUNT(rows); k++) {
        table_at_most(rows[k].name, rows[k].change.most_db,
                      change_click_db(&rows[k].change, rate_hz), "dBFS", 1, rows[k].source);
    }
    table_at_most("Head Yaw, 100 changes a second over ±90°", -80.0, moving_head_click_db(rate_hz),
                  "dBFS", 1, swap);
}
