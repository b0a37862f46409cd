#include "ui_font.h"

#include "check.h"
#include <stdlib.h>

/* What fontconfig keeps until the end, once. Seen by the sanitizer, which is a library. */
__attribute__((visibility("default"))) const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libfontconfig";
}

int ui_font(void **state)
{
    (void)state;
    return setenv("FONTCONFIG_FILE", GOLDEN "/ui/fonts.conf", 1);
}
