// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/securitypage.h"

#include "ui/administration/askdialog.h"
#include "ui/models/onlineonly.h"
#include "ui/security/alertwords.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

SecurityPage::SecurityPage(const Theme& theme, QWidget* parent) : Page(parent), m_theme(theme), m_notice(new Label(theme, TextStyle::Body, {}, this))
{
    m_notice->setWordWrap(true);
    m_notice->setInk(ColorRole::CriticalInk);
    m_notice->hide();
}

void SecurityPage::standOn(client::Engine& engine)
{
    m_online = new OnlineOnly(engine, AlertWords::withoutStore(), this);
    m_online->setNotice(m_notice);
    guard(*m_online);
    connect(&engine, &client::Engine::connectionChanged, this, [this](client::Connection connection) {
        if (connection == client::Connection::Online && isVisible())
            refresh();
    });
}

void SecurityPage::updateGuards()
{
    if (m_online)
        m_online->update();
}

void SecurityPage::ask(AskDialog* dialog)
{
    ask(dialog, [dialog](const QString& why) { dialog->hold(why); });
}

void SecurityPage::ask(QDialog* dialog, std::function<void(const QString& why)> hold)
{
    if (m_online)
        m_online->guard(dialog, std::move(hold));
    dialog->open();
}

} // namespace paillasse::ui
