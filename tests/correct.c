#include "correct.h"

#include "host_events.h"
#include "temporary_folder.h"
#include <string.h>

const char correct_autoeq[] = "Preamp: -6.1 dB\n"
                              "Filter 1: ON LSC Fc 105 Hz Gain 6.4 dB Q 0.70\n"
                              "Filter 2: ON PK Fc 8865 Hz Gain 4.9 dB Q 1.30\n"
                              "Filter 3: ON PK Fc 121 Hz Gain -3.1 dB Q 0.50\n"
                              "Filter 4: ON PK Fc 37 Hz Gain 0.7 dB Q 3.76\n"
                              "Filter 5: ON PK Fc 3159 Hz Gain -1.5 dB Q 3.89\n"
                              "Filter 6: ON HSC Fc 10000 Hz Gain -2.1 dB Q 0.70\n"
                              "Filter 7: ON PK Fc 1220 Hz Gain -1.2 dB Q 2.53\n"
                              "Filter 8: ON PK Fc 2048 Hz Gain 1.1 dB Q 3.26\n"
                              "Filter 9: ON PK Fc 584 Hz Gain 0.4 dB Q 1.15\n"
                              "Filter 10: ON PK Fc 5316 Hz Gain -1.0 dB Q 6.00\n";

void correct(Host *host, const char *text)
{
    static HostEvents events;
    const char *path = text ? temporary_file("correction.txt", text, strlen(text)) : "";
    host_events_begin(&events);
    host_events_set(&events, OWN_CORRECTION, path);
    host_events_run_silence(&events, host, 0);
}
