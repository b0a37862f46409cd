/* steady_convolver BLOCK alike|four: two seconds through the convolver, 0.5 s, for a tool that counts
 * instructions. */
#include "../../plugin/number.h"
#include "rig.h"
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv)
{
    double block = 0.0;
    if (argc != 3 || !number_read(argv[1], &block) || block < 1.0) {
        return EXIT_FAILURE;
    }
    Rig rig;
    rig_up(&rig, RIG_RATE_HZ / 2, strcmp(argv[2], "alike") == 0);
    rig_pass_s(&rig, (size_t)block);
    rig_down(&rig);
    return EXIT_SUCCESS;
}
