// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/validation/clearorders.h"

#include "ui/models/onlineonly.h"
#include "ui/signing/signinggate.h"
#include "ui/theme/format.h"
#include "ui/validation/batchdialog.h"
#include "ui/widgets/actionbutton.h"

namespace paillasse::ui {

ClearOrders::ClearOrders(const Theme& theme, client::Engine& engine, BatchSigner& signer, SigningGate& gate, OnlineOnly& online, QWidget* page)
    : QObject(page), m_theme(theme), m_engine(engine), m_signer(signer), m_gate(gate), m_online(online), m_page(page),
      m_button(new ActionButton(theme, ActionButton::Kind::Secondary, {}, QKeySequence(Qt::Key_F12), page))
{
    m_button->hide(); // until the shell shows it
    m_online.guard(m_button, [this] { return m_signer.count() > 0 && !m_signer.isBusy(); });
    name();
    connect(m_button, &QAbstractButton::clicked, this, &ClearOrders::ask);
    connect(&m_signer, &BatchSigner::counted, this, &ClearOrders::name);
    connect(&m_signer, &BatchSigner::gathered, this, &ClearOrders::showList);
    connect(&m_signer, &BatchSigner::progressed, this, [this](int done, int total) { Q_EMIT said(tr("Signing: %1 of %2…").arg(done + 1).arg(total), false); });
    connect(&m_signer, &BatchSigner::finished, this, &ClearOrders::tell);
}

void ClearOrders::name()
{
    const int count = m_signer.count();
    m_button->setText(count > 0 ? tr("Sign the %n clear one(s)…", nullptr, count) : tr("Nothing clear to sign"));
    m_online.update();
}

void ClearOrders::ask()
{
    Q_EMIT said({}, false);
    m_signer.gather();
}

void ClearOrders::showList()
{
    const auto& files = m_signer.files();
    if (files.empty()) {
        Q_EMIT said(tr("None that you may sign from the list: what you entered yourself, another biologist validates."), true);
        return;
    }
    auto* dialog = new BatchDialog(m_theme, files, m_signer.left(), m_engine.records().directory(), m_page);
    connect(dialog, &BatchDialog::confirmed, this, &ClearOrders::sign);
    dialog->open();
}

void ClearOrders::sign(const std::vector<lab::OrderId>& orders)
{
    m_gate.pass([this, orders] {
        m_signer.sign(orders);
        name();
    });
}

void ClearOrders::tell(const BatchSigner::Outcome& outcome)
{
    QStringList words;
    if (outcome.done > 0)
        words << tr("%n report(s) signed.", nullptr, outcome.done);
    if (!outcome.held.isEmpty())
        words << tr("%n held back: %1", nullptr, static_cast<int>(outcome.held.size())).arg(Format::list(outcome.held));
    Q_EMIT said(words.join(QLatin1Char(' ')), !outcome.held.isEmpty());
    name();
}

} // namespace paillasse::ui
