#include "ui_font.h"

#include "check.h"
#include <stdlib.h>

int ui_font(void **state)
{
    (void)state;
    return setenv("FONTCONFIG_FILE", GOLDEN "/ui/fonts.conf", 1);
}
