#include "hands.h"

#include "overlay_fill.h"
#include "path_completion.h"
#include <stdio.h>
#include <string.h>

static void type_path(Ui *ui, const Place *place)
{
    const char *present = ui->model.path[place->of];
    hands_finish(ui);
    hands_close(ui);
    overlay_fill_path(&ui->overlay, place, *present ? present : ui->last[place->of]);
    path_folder_of(ui->folder, ui->overlay.field.text);
    hands_begin_typing(ui);
}

void hands_choose_file(Ui *ui, const Place *place)
{
    if (!model_choose_file(&ui->model, (OwnFile)place->of)) {
        type_path(ui, place);
    }
}

/* Not to be taken back by undo, so it is offered when the next is typed. */
void hands_clear_file(Ui *ui, OwnFile which)
{
    const char *present = ui->model.path[which];
    if (*present) {
        memcpy(ui->last[which], present, OWN_PATH_SIZE);
    }
    model_ask_file(&ui->model, which, "");
}

static void ask(Ui *ui, const char *path)
{
    const OwnFile which = (OwnFile)ui->overlay.place.of;
    path_folder_of(ui->last[which], path);
    hands_close(ui);
    model_ask_file(&ui->model, which, path);
}

void hands_list_entries(Ui *ui)
{
    overlay_complete_path(&ui->overlay, ui->folder);
    hands_place_overlay(ui);
}

/* The field as if it had been typed so far, with the caret at its end. */
static void type_so_far(Ui *ui, const char *path)
{
    TextField *field = &ui->overlay.field;
    text_field_begin(field, path);
    field->anchor = field->caret;
    hands_list_entries(ui);
}

static void enter_folder(Ui *ui, const char *path)
{
    char folder[OWN_PATH_SIZE + 1];
    snprintf(folder, sizeof folder, "%s%s", path, path[strlen(path) - 1] == '/' ? "" : "/");
    type_so_far(ui, folder);
}

static void take_path(Ui *ui)
{
    char whole[OWN_PATH_SIZE];
    if (!ui->overlay.field.text[0]) {
        hands_close(ui);
        return;
    }
    switch (path_whole(whole, ui->overlay.field.text, ui->folder) ? path_kind(whole)
                                                                  : PATH_NOTHING) {
    case PATH_FILE:
        ask(ui, whole);
        break;
    case PATH_FOLDER:
        enter_folder(ui, whole);
        break;
    case PATH_NOTHING:
        hands_say(ui, "There is no such file");
        break;
    }
}

/* The folder of what is typed, and the folder that one lies in. */
static bool present_folder(const Ui *ui, char *folder)
{
    char whole[OWN_PATH_SIZE];
    if (!path_whole(whole, ui->overlay.field.text, ui->folder)) {
        return false;
    }
    path_folder_of(folder, whole);
    return true;
}

static void go_up(char *folder)
{
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/') {
        folder[--length] = '\0';
    }
    path_folder_of(folder, folder);
}

void hands_choose_entry(Ui *ui, int item)
{
    char folder[OWN_PATH_SIZE], path[OWN_PATH_SIZE];
    const char *name = ui->overlay.items[item].words;
    if (!present_folder(ui, folder)) {
        return;
    }
    if (strcmp(name, "../") == 0) {
        go_up(folder);
        type_so_far(ui, folder);
    } else if (path_whole(path, name, folder)) {
        if (path_kind(path) == PATH_FOLDER) {
            type_so_far(ui, path);
        } else {
            ask(ui, path);
        }
    }
}

static void complete(Ui *ui)
{
    char folder[OWN_PATH_SIZE], whole[OWN_PATH_SIZE], path[OWN_PATH_SIZE];
    PathCompletion completion;
    if (present_folder(ui, folder) && path_whole(whole, ui->overlay.field.text, ui->folder)) {
        path_complete(&completion, whole, (OwnFile)ui->overlay.place.of);
        if (path_whole(path, completion.common, folder)) {
            type_so_far(ui, path);
        }
    }
}

bool hands_path_key(Ui *ui, UiKey key)
{
    switch (key) {
    case KEY_ENTER:
        if (ui->overlay.lit >= 0 && ui->lit_by_keys) {
            hands_choose_entry(ui, ui->overlay.lit);
        } else {
            take_path(ui);
        }
        return true;
    case KEY_TAB:
    case KEY_BACK_TAB:
        complete(ui);
        return true;
    case KEY_ESCAPE:
        hands_close(ui);
        return true;
    case KEY_UP:
    case KEY_DOWN:
        overlay_light(&ui->overlay, key == KEY_UP ? -1 : 1);
        ui->lit_by_keys = true;
        return true;
    case KEY_TEXT:
    case KEY_BACKSPACE:
    case KEY_DELETE:
    case KEY_LEFT:
    case KEY_RIGHT:
    case KEY_HOME:
    case KEY_END:
        break;
    }
    return false;
}

void hands_settle_path(Ui *ui)
{
    const char *present = ui->model.path[ui->overlay.place.of];
    char whole[OWN_PATH_SIZE];
    if (path_whole(whole, ui->overlay.field.text, ui->folder) && path_kind(whole) == PATH_FILE &&
        strcmp(whole, present) != 0) {
        ask(ui, whole);
    }
}
