/* What is wrong with a file, as short as it can be said. Pure. */
#ifndef EARFIELD_FAULT_WORDS_H
#define EARFIELD_FAULT_WORDS_H

/** The words of the plugin, which begin with the file's whole path, by its name alone; a part of
 * `words`. */
const char *fault_without_folder(const char *words);

#endif
