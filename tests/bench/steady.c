/* steady BLOCK SETTINGS: one second at 48 kHz at one setting, for a tool that counts instructions.
 */
#include "../../plugin/number.h"
#include "../host.h"
#include "../noise.h"
#include <stdlib.h>

int main(int argc, char **argv)
{
    double block = 0.0;
    if (argc != 3 || !number_read(argv[1], &block)) {
        return EXIT_FAILURE;
    }
    Stereo in = programme_noise(48000, 48000, 3);
    Host host = host_open(48000);
    host_apply(&host, argv[2]);
    Stereo out = host_render(&host, &in, (size_t)block);
    host_close(&host);
    stereo_free(&in);
    stereo_free(&out);
    return EXIT_SUCCESS;
}
