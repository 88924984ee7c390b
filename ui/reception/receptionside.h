// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/lab/ids.h"

class QStackedWidget;

namespace paillasse::ui {

class ActionButton;
class DataTable;
class Label;
class NewRowsChip;
class ReceptionPresenter;
class Theme;

// The reception's left: the tubes that are awaited, or who the search found, and the key that makes somebody new of a search.
class ReceptionSide final : public QWidget {
    Q_OBJECT

public:
    ReceptionSide(const Theme& theme, ReceptionPresenter& presenter, QWidget* parent);

    void focusEntry(); // into the list that is shown
    [[nodiscard]] DataTable& queue() { return *m_queue; }
    [[nodiscard]] DataTable& hits() { return *m_hits; }

Q_SIGNALS:
    // Enter on one that is in front already.
    void orderEntered();
    void patientEntered();
    void newPatientRequested();

private:
    QWidget* buildQueue();
    void connectAll();
    void refresh();

    const Theme& m_theme;
    ReceptionPresenter& m_presenter;
    QStackedWidget* m_lists;
    NewRowsChip* m_newRows;
    DataTable* m_queue;
    DataTable* m_hits;
    Label* m_warning;
    ActionButton* m_create;
};

} // namespace paillasse::ui
