// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QList>
#include <QObject>
#include <QPointer>

#include "app/client/engine.h"

class QLabel;
class QWidget;

namespace paillasse::ui {

class ReasonDialog;

// What needs the store's answer: shut while it cannot be reached, with a line that says why, and open again when it is back. So nobody
// types a reason for nothing.
class OnlineOnly : public QObject {
    Q_OBJECT

public:
    // `why`: what needs the store, and what goes on without it.
    OnlineOnly(client::Engine& engine, const QString& why, QObject* parent);

    // Enabled while the store is there and, where given, `also` says so; update() when that changes.
    void guard(QWidget* action, std::function<bool()> also = {});
    // A dialog that was open when the cable was cut waits with what is in it: `hold` is told why, and nothing when it may go on.
    void guard(QObject* dialog, std::function<void(const QString& why)> hold);
    void guard(ReasonDialog* dialog);
    // Where it is said; hidden while there is nothing to say.
    void setNotice(QLabel* notice);
    void update();
    [[nodiscard]] QString why() const { return why(m_engine, m_why); }
    // Empty: the store is there and takes what is done; else `offline`, or that its disk is full.
    [[nodiscard]] static QString why(const client::Engine& engine, const QString& offline);

private:
    struct Guarded {
        QWidget* action;
        std::function<bool()> also;
    };

    client::Engine& m_engine;
    QString m_why;
    QList<Guarded> m_guarded;
    QPointer<QLabel> m_notice;
    QPointer<QObject> m_dialog;
    std::function<void(const QString& why)> m_hold;
};

} // namespace paillasse::ui
