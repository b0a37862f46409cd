#include "hands.h"

void hands_undo(Ui *ui, bool redo)
{
    hands_finish(ui);
    if (redo) {
        model_redo(&ui->model);
    } else {
        model_undo(&ui->model);
    }
}

void hands_act(Ui *ui, const Place *place)
{
    hands_finish(ui);
    switch ((UiAction)place->of) {
    case ACTION_PRESETS:
    case ACTION_ZOOM:
        hands_open_list(ui, place);
        break;
    case ACTION_SIDE_A:
        model_choose_side(&ui->model, 0);
        break;
    case ACTION_SIDE_B:
        model_choose_side(&ui->model, 1);
        break;
    case ACTION_COPY:
        model_copy_side(&ui->model);
        break;
    case ACTION_UNDO:
    case ACTION_REDO:
        hands_undo(ui, place->of == ACTION_REDO);
        break;
    case ACTIONS:
        break;
    }
}

void hands_turn(Ui *ui, PortIndex port)
{
    hands_finish(ui);
    model_put(&ui->model, port, ui->model.values[port] > 0.0f ? 0.0f : 1.0f);
}
