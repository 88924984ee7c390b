// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/onlineonly.h"

#include <QLabel>
#include <QWidget>

#include "ui/widgets/reasondialog.h"
#include "ui/words/refusalwords.h"

namespace paillasse::ui {

OnlineOnly::OnlineOnly(client::Engine& engine, const QString& why, QObject* parent) : QObject(parent), m_engine(engine), m_why(why)
{
    connect(&engine, &client::Engine::connectionChanged, this, &OnlineOnly::update);
}

void OnlineOnly::guard(QWidget* action, std::function<bool()> also)
{
    m_guarded.append({action, std::move(also)});
    update();
}

void OnlineOnly::guard(QObject* dialog, std::function<void(const QString&)> hold)
{
    m_dialog = dialog;
    m_hold = std::move(hold);
    update();
}

void OnlineOnly::guard(ReasonDialog* dialog)
{
    guard(dialog, [dialog](const QString& why) { dialog->hold(why); });
}

void OnlineOnly::setNotice(QLabel* notice)
{
    m_notice = notice;
    update();
}

QString OnlineOnly::why(const client::Engine& engine, const QString& offline)
{
    switch (engine.connection()) {
    case client::Connection::Offline: return offline;
    case client::Connection::StoreFull: return RefusalWords::storeFull();
    default: return {};
    }
}

void OnlineOnly::update()
{
    const auto why = this->why();
    for (const auto& [action, also] : std::as_const(m_guarded)) {
        action->setEnabled(why.isEmpty() && (!also || also()));
        action->setAccessibleDescription(why);
        action->setToolTip(why);
    }
    if (m_notice) {
        m_notice->setText(why);
        m_notice->setVisible(!why.isEmpty());
    }
    if (m_dialog)
        m_hold(why);
}

} // namespace paillasse::ui
