/* steady BLOCK SETTINGS: steady_state() is a second at 48 kHz at one setting, for a tool that
 * counts instructions; the setting has been adopted before. */
#include "../../plugin/number.h"
#include "../noise.h"
#include "player.h"
#include <stdlib.h>

enum { RATE_HZ = 48000 };

/* Under a name that the tool finds. */
__attribute__((noinline)) void steady_state(Player *player, const Stereo *in, size_t block);

void steady_state(Player *player, const Stereo *in, size_t block)
{
    for (size_t at = 0; at + block <= in->frames; at += block) {
        player_run(player, in, at, block);
    }
}

int main(int argc, char **argv)
{
    double block = 0.0;
    if (argc != 3 || !number_read(argv[1], &block) || block < 1.0) {
        return EXIT_FAILURE;
    }
    Stereo in = programme_noise(RATE_HZ, RATE_HZ, 3);
    Host host = host_open(RATE_HZ);
    host_apply(&host, argv[2]);
    Player player = player_of(&host, in.frames);
    for (size_t at = 0; at < RATE_HZ / 8; at += 64) { /* the first change's fade too */
        player_run(&player, &in, at, 64);
    }
    steady_state(&player, &in, (size_t)block);
    player_free(&player);
    host_close(&host);
    stereo_free(&in);
    return EXIT_SUCCESS;
}
