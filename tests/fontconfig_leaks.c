/* What fontconfig keeps until the end, once, is no leak of ours. In every test of the UI; seen by the
 * sanitizer, which is a library. */
__attribute__((visibility("default"))) const char *__lsan_default_suppressions(void);

const char *__lsan_default_suppressions(void)
{
    return "leak:libfontconfig\n";
}
