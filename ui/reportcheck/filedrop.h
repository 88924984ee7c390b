// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace paillasse::ui {

// Takes one file of this machine that is dropped on a widget. Directories, several files and what is elsewhere are not taken.
class FileDrop : public QObject {
    Q_OBJECT

public:
    explicit FileDrop(QWidget& target);

Q_SIGNALS:
    void dropped(const QString& path);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace paillasse::ui
