// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QObject>

#include "app/client/watch.h"

namespace paillasse::ui {

class DesktopNotice;
class NoticeBar;

// Tells whoever watches that an alert was raised or escalated: in the window, and on the desktop for when the window is behind another.
// While the work is covered only how many there are; nowhere anything of a patient.
class AlertNotifier final : public QObject {
    Q_OBJECT

public:
    AlertNotifier(client::Watch& watch, DesktopNotice& desktop, NoticeBar& bar, std::function<bool()> isCovered, QObject* parent = nullptr);

    // The work is covered: what the desktop still says goes.
    void cover();

Q_SIGNALS:
    void openAsked(const QString& alert); // its id

private:
    void tell(const client::Alert& alert);
    void follow();

    client::Watch& m_watch;
    DesktopNotice& m_desktop;
    NoticeBar& m_bar;
    std::function<bool()> m_isCovered;
    QString m_last;
};

} // namespace paillasse::ui
